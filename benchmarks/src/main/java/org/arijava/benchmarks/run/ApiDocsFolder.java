/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arijava.spec.Field;
import org.arijava.spec.Model;
import org.arijava.spec.Operation;
import org.arijava.spec.Resource;
import org.arijava.spec.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes ARI's api-docs from the facts, without a word of prose, for clients that build themselves
 * from what the server describes.
 */
final class ApiDocsFolder {

  private static final JsonMapper JSON = new JsonMapper();

  private ApiDocsFolder() {}

  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Map<String, Object>> apis = new ArrayList<>();
    for (Resource resource : Spec.load().resources()) {
      String path = "/api-docs/" + resource.name() + ".{format}";
      apis.add(Map.of("path", path, "description", resource.name()));
      Map<String, Object> models = new LinkedHashMap<>();
      resource.models().forEach(model -> models.put(model.id(), model(model, resource)));
      Map<String, Object> docs = header();
      docs.put("resourcePath", path);
      docs.put("apis", resource.operations().stream().map(ApiDocsFolder::api).toList());
      docs.put("models", models);
      Files.write(folder.resolve(resource.name() + ".json"), JSON.writeValueAsBytes(docs));
    }
    Map<String, Object> list = header();
    list.put("apis", apis);
    Files.write(folder.resolve("resources.json"), JSON.writeValueAsBytes(list));
  }

  private static Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("apiVersion", "10.0.0");
    header.put("swaggerVersion", "1.1");
    header.put("basePath", "http://localhost:8088/ari");
    return header;
  }

  private static Map<String, Object> api(Operation operation) {
    List<Map<String, Object>> parameters = new ArrayList<>();
    operation
        .parameters()
        .forEach(
            parameter ->
                parameters.add(
                    Map.of(
                        "name", parameter.name(),
                        "description", "",
                        "paramType", parameter.in(),
                        "required", parameter.required(),
                        "allowMultiple", parameter.multiple(),
                        "dataType", parameter.type())));
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("httpMethod", operation.method());
    described.put("summary", operation.nickname());
    described.put("nickname", operation.nickname());
    described.put("responseClass", operation.response());
    described.put("parameters", parameters);
    described.put("errorResponses", List.of());
    if (operation.websocket()) {
      described.put("upgrade", "websocket");
      described.put("websocketProtocol", "ari");
    }
    return Map.of("path", operation.path(), "description", "", "operations", List.of(described));
  }

  private static Map<String, Object> model(Model model, Resource resource) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Field field : model.fields()) {
      properties.put(
          field.name(),
          Map.of("type", field.type(), "required", field.required(), "description", ""));
    }
    List<String> subTypes =
        resource.models().stream()
            .filter(other -> model.id().equals(other.parent()))
            .map(Model::id)
            .toList();
    return Map.of(
        "id", model.id(), "description", "", "subTypes", subTypes, "properties", properties);
  }
}
