/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.arijava.simulator.internal.world.Json;
import org.arijava.simulator.internal.world.Release;
import org.arijava.spec.EnumValue;
import org.arijava.spec.Field;
import org.arijava.spec.Model;
import org.arijava.spec.Operation;
import org.arijava.spec.Parameter;
import org.arijava.spec.Resource;
import org.arijava.spec.Spec;

/** The facts of a release as Swagger 1.1, the form in which Asterisk serves its docs. */
final class ApiDocs {
  private static final String SWAGGER = "1.1";
  private static final int BRANCH_OF_FIRST_API = 12;

  private final Spec spec;
  private final Release release;
  private final String apiVersion;

  ApiDocs(Spec spec, Release release) {
    this.spec = spec;
    this.release = release;
    apiVersion = (release.branch() - BRANCH_OF_FIRST_API) + ".0.0";
  }

  /** Adds the docs to the tree of resources. */
  void register(Node root) {
    root.add("/api-docs/resources.json", "GET", this::resources);
    for (Resource resource : spec.resources()) {
      root.add(
          "/api-docs/" + resource.name() + ".json",
          "GET",
          request -> Answer.ok(resource(request, resource)));
    }
  }

  private static void putBase(Request request, Map<String, Object> json) {
    if (!request.call().host().isEmpty()) {
      json.put("basePath", "http://" + request.call().host() + "/ari");
    }
  }

  private Answer resources(Request request) {
    Map<String, Object> json = Json.object("apiVersion", apiVersion, "swaggerVersion", SWAGGER);
    putBase(request, json);
    json.put(
        "apis",
        spec.resources().stream()
            .map(
                r ->
                    Json.object(
                        "path", "/api-docs/" + r.name() + ".{format}", "description", r.name()))
            .toList());
    return Answer.ok(json);
  }

  private Map<String, Object> resource(Request request, Resource resource) {
    Map<String, Object> json = Json.object("apiVersion", "2.0.0", "swaggerVersion", SWAGGER);
    putBase(request, json);
    json.put("resourcePath", "/api-docs/" + resource.name() + ".{format}");
    var byPath = new LinkedHashMap<String, List<Object>>();
    for (Operation operation : resource.operations()) {
      if (release.has(operation.since())) {
        byPath.computeIfAbsent(operation.path(), p -> new ArrayList<>()).add(operation(operation));
      }
    }
    var apis = new ArrayList<Object>();
    byPath.forEach(
        (path, operations) ->
            apis.add(Json.object("path", path, "description", path, "operations", operations)));
    json.put("apis", apis);
    Map<String, Object> models = new TreeMap<>();
    for (Model model : resource.models()) {
      if (release.has(model.since())) {
        models.put(model.id(), model(model));
      }
    }
    json.put("models", models);
    return json;
  }

  private boolean has(List<String> since) {
    return since.isEmpty() || release.has(since);
  }

  private Map<String, Object> operation(Operation operation) {
    Map<String, Object> json =
        Json.object(
            "httpMethod", operation.method(),
            "since", List.of(),
            "summary", operation.nickname(),
            "nickname", operation.nickname(),
            "responseClass", operation.response());
    if (operation.websocket()) {
      json.put("upgrade", "websocket");
      json.put("websocketProtocol", "ari");
    }
    json.put(
        "parameters",
        operation.parameters().stream().filter(p -> has(p.since())).map(this::parameter).toList());
    json.put(
        "errorResponses",
        operation.errors().stream()
            .map(code -> Json.object("code", code, "reason", Answer.reason(code)))
            .toList());
    return json;
  }

  private Map<String, Object> parameter(Parameter parameter) {
    Map<String, Object> json =
        Json.object(
            "name", parameter.name(),
            "description", parameter.name(),
            "paramType", parameter.in(),
            "required", parameter.required(),
            "allowMultiple", parameter.multiple(),
            "dataType", parameter.type());
    String otherwise = parameter.defaultValue();
    if (otherwise != null) {
      json.put("defaultValue", otherwise);
    }
    Long min = parameter.min();
    Long max = parameter.max();
    if (!parameter.values().isEmpty()) {
      json.put("allowableValues", values(parameter.values()));
    } else if (min != null || max != null) {
      Map<String, Object> range = Json.object("valueType", "RANGE");
      if (min != null) {
        range.put("min", min);
      }
      if (max != null) {
        range.put("max", max);
      }
      json.put("allowableValues", range);
    }
    return json;
  }

  private Map<String, Object> values(List<EnumValue> values) {
    return Json.object(
        "valueType",
        "LIST",
        "values",
        values.stream().filter(v -> has(v.since())).map(EnumValue::value).toList());
  }

  private Map<String, Object> model(Model model) {
    Map<String, Object> json = Json.object("id", model.id(), "description", model.id());
    List<String> children =
        spec.resources().stream()
            .flatMap(resource -> resource.models().stream())
            .filter(child -> model.id().equals(child.parent()) && release.has(child.since()))
            .map(Model::id)
            .toList();
    if (!children.isEmpty()) {
      json.put("subTypes", children);
    }
    if (model.id().equals("Message")) {
      json.put("discriminator", "type");
    }
    Map<String, Object> properties = Json.object();
    for (Field field : model.fields()) {
      if (has(field.since())) {
        Map<String, Object> property =
            Json.object(
                "required", field.required(), "type", field.type(), "description", field.name());
        if (!field.values().isEmpty()) {
          property.put("allowableValues", values(field.values()));
        }
        properties.put(field.name(), property);
      }
    }
    json.put("properties", properties);
    return json;
  }
}
