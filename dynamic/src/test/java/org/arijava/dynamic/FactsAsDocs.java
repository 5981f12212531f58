/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arijava.spec.EnumValue;
import org.arijava.spec.Field;
import org.arijava.spec.Model;
import org.arijava.spec.Operation;
import org.arijava.spec.Parameter;
import org.arijava.spec.Resource;
import org.arijava.spec.Spec;

/** The facts of ARI in the shape of the documents that an Asterisk serves, to be doctored. */
final class FactsAsDocs {

  private final Map<String, Map<String, Object>> declarations = new LinkedHashMap<>();

  FactsAsDocs() {
    List<Resource> resources = Spec.load().resources();
    Map<String, Model> models = new LinkedHashMap<>();
    resources.forEach(r -> r.models().forEach(m -> models.put(m.id(), m)));
    for (Resource resource : resources) {
      Map<String, Object> declaration = new LinkedHashMap<>();
      declaration.put("swaggerVersion", resource.name().equals("events") ? "1.2" : "1.1");
      declaration.put("basePath", "http://nowhere.example/ari");
      declaration.put("resourcePath", "/api-docs/" + resource.name() + ".{format}");
      List<Object> apis = new ArrayList<>();
      resource.operations().forEach(operation -> apis.add(api(operation)));
      declaration.put("apis", apis);
      Map<String, Object> all = new LinkedHashMap<>();
      models.values().forEach(model -> all.put(model.id(), model(model, models)));
      declaration.put("models", all);
      declarations.put(resource.name(), declaration);
    }
  }

  private static Map<String, Object> api(Operation operation) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("httpMethod", operation.method());
    one.put("nickname", operation.nickname());
    one.put("responseClass", operation.response());
    one.put("parameters", operation.parameters().stream().map(FactsAsDocs::parameter).toList());
    if (operation.websocket()) {
      one.put("upgrade", "websocket");
      one.put("websocketProtocol", "ari");
    }
    return api(operation.path(), one);
  }

  static Map<String, Object> api(String path, Map<String, Object> operation) {
    Map<String, Object> api = new LinkedHashMap<>();
    api.put("path", path);
    api.put("operations", new ArrayList<>(List.of(operation)));
    return api;
  }

  private static Map<String, Object> parameter(Parameter parameter) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("name", parameter.name());
    one.put("paramType", parameter.in());
    one.put("dataType", parameter.type());
    one.put("required", parameter.required());
    one.put("allowMultiple", parameter.multiple());
    if (parameter.defaultValue() != null) {
      one.put("defaultValue", parameter.defaultValue());
    }
    Map<String, Object> allowed = new LinkedHashMap<>();
    if (!parameter.values().isEmpty()) {
      allowed.put("valueType", "LIST");
      allowed.put("values", parameter.values().stream().map(EnumValue::value).toList());
    } else if (parameter.min() != null) {
      allowed.put("valueType", "RANGE");
      allowed.put("min", parameter.min());
    }
    if (!allowed.isEmpty()) {
      one.put("allowableValues", allowed);
    }
    return one;
  }

  private static Map<String, Object> model(Model model, Map<String, Model> all) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("id", model.id());
    List<String> children =
        all.values().stream().filter(m -> model.id().equals(m.parent())).map(Model::id).toList();
    if (!children.isEmpty()) {
      one.put("subTypes", new ArrayList<>(children));
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Field field : model.fields()) {
      properties.put(field.name(), property(field.type(), field.required()));
    }
    one.put("properties", properties);
    return one;
  }

  static Map<String, Object> property(String type, boolean required) {
    return new LinkedHashMap<>(Map.of("type", type, "required", required));
  }

  /** The document of a resource, to be changed at will. */
  Map<String, Object> declaration(String resource) {
    return declarations.computeIfAbsent(
        resource,
        name ->
            new LinkedHashMap<>(
                Map.of(
                    "swaggerVersion",
                    "1.1",
                    "basePath",
                    "http://nowhere.example/ari",
                    "resourcePath",
                    "/x",
                    "apis",
                    new ArrayList<>(),
                    "models",
                    new LinkedHashMap<>())));
  }

  @SuppressWarnings("unchecked")
  List<Object> apis(String resource) {
    return (List<Object>) declaration(resource).get("apis");
  }

  @SuppressWarnings("unchecked")
  Map<String, Map<String, Object>> models(String resource) {
    return (Map<String, Map<String, Object>>) declaration(resource).get("models");
  }

  /** The operation of that nickname, to be changed at will. */
  @SuppressWarnings("unchecked")
  Map<String, Object> operation(String resource, String nickname) {
    return apis(resource).stream()
        .flatMap(api -> ((List<Object>) ((Map<String, Object>) api).get("operations")).stream())
        .map(operation -> (Map<String, Object>) operation)
        .filter(operation -> operation.get("nickname").equals(nickname))
        .findFirst()
        .orElseThrow();
  }

  /** All documents, by the paths below {@code /ari} that they are served at. */
  Map<String, Object> documents() {
    Map<String, Object> documents = new LinkedHashMap<>();
    List<Object> entries = new ArrayList<>();
    declarations.forEach(
        (name, declaration) -> {
          documents.put("/api-docs/" + name + ".json", declaration);
          entries.add(Map.of("path", "/api-docs/" + name + ".{format}", "description", name));
        });
    Map<String, Object> listing = new LinkedHashMap<>();
    listing.put("apiVersion", "10.0.0");
    listing.put("swaggerVersion", "1.1");
    listing.put("basePath", "http://nowhere.example/ari");
    listing.put("apis", entries);
    documents.put("/api-docs/resources.json", listing);
    return documents;
  }
}
