/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The api-docs of one release, in the dialect of Swagger 1.1 that Asterisk uses. */
final class ApiDocs {
  private final Map<String, JsonNode> resources = new LinkedHashMap<>();
  private final Set<String> keys = new LinkedHashSet<>();

  private ApiDocs() {}

  static ApiDocs read(Path dir) throws IOException {
    var docs = new ApiDocs();
    var mapper = new JsonMapper();
    try (Stream<Path> files = Files.list(dir)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".json") && !name.equals("resources.json")) {
          try {
            docs.resources.put(
                name.substring(0, name.length() - ".json".length()), mapper.readTree(file));
          } catch (JacksonException e) {
            throw new SpecException(file + ": " + e.getOriginalMessage(), e);
          }
        }
      }
    }
    docs.collectKeys();
    return docs;
  }

  /** A key for each thing whose age is of interest. */
  Set<String> keys() {
    return keys;
  }

  boolean has(String key) {
    return keys.contains(key);
  }

  private void collectKeys() {
    for (JsonNode resource : resources.values()) {
      for (JsonNode api : resource.path("apis")) {
        for (JsonNode operation : api.path("operations")) {
          collectOperation(operationKey(api, operation), operation);
        }
      }
      for (JsonNode model : resource.path("models")) {
        collectModel(model);
      }
    }
  }

  private void collectOperation(String op, JsonNode operation) {
    keys.add("op|" + op);
    keys.add("resp|" + op + "|" + text(operation, "responseClass"));
    for (JsonNode error : operation.path("errorResponses")) {
      keys.add("err|" + op + "|" + error.path("code").asInt());
    }
    for (JsonNode parameter : operation.path("parameters")) {
      keys.add(parameterKey(op, parameter));
      for (String value : values(parameter)) {
        keys.add(valueKey(op, parameter, value));
      }
    }
  }

  private void collectModel(JsonNode model) {
    String id = text(model, "id");
    keys.add("model|" + id);
    for (JsonNode child : model.path("subTypes")) {
      keys.add("sub|" + id + ">" + child.asString());
    }
    model
        .path("properties")
        .forEachEntry(
            (name, property) -> {
              keys.add(fieldKey(id, name, property));
              for (String value : values(property)) {
                keys.add("fenum|" + id + "." + name + "=" + value);
              }
            });
  }

  /** The facts of each resource, in the order of their names. */
  List<FactsFile> facts(SinceTable table) {
    Map<String, String> parents = parents();
    var all = new ArrayList<FactsFile>();
    resources.forEach(
        (name, resource) -> {
          var operations = new ArrayList<Operation>();
          for (JsonNode api : resource.path("apis")) {
            for (JsonNode operation : api.path("operations")) {
              operations.add(operation(api, operation, table));
            }
          }
          var models = new ArrayList<Model>();
          for (JsonNode model : resource.path("models")) {
            models.add(model(model, parents.get(text(model, "id")), table));
          }
          all.add(new FactsFile(name, operations, models));
        });
    return all;
  }

  private Map<String, String> parents() {
    var parents = new LinkedHashMap<String, String>();
    for (JsonNode resource : resources.values()) {
      for (JsonNode model : resource.path("models")) {
        for (JsonNode child : model.path("subTypes")) {
          parents.put(child.asString(), text(model, "id"));
        }
      }
    }
    return parents;
  }

  private static Operation operation(JsonNode api, JsonNode operation, SinceTable table) {
    String op = operationKey(api, operation);
    List<String> since = table.since("op|" + op);
    var errors = new ArrayList<Integer>();
    for (JsonNode error : operation.path("errorResponses")) {
      errors.add(error.path("code").asInt());
    }
    var parameters = new ArrayList<Parameter>();
    for (JsonNode parameter : operation.path("parameters")) {
      parameters.add(parameter(op, parameter, table, since));
    }
    return new Operation(
        text(operation, "nickname"),
        text(operation, "httpMethod"),
        text(api, "path"),
        text(operation, "responseClass"),
        operation.path("upgrade").asString("").equals("websocket"),
        errors.stream().distinct().sorted().toList(),
        since,
        parameters);
  }

  private static Parameter parameter(
      String op, JsonNode parameter, SinceTable table, List<String> owner) {
    String in = text(parameter, "paramType");
    JsonNode allowed = parameter.path("allowableValues");
    boolean range = allowed.path("valueType").asString("").equals("RANGE");
    return new Parameter(
        text(parameter, "name"),
        in,
        text(parameter, "dataType"),
        in.equals("path") || parameter.path("required").asBoolean(false),
        parameter.path("allowMultiple").asBoolean(false),
        parameter.has("defaultValue") ? parameter.path("defaultValue").asString() : null,
        values(parameter).stream()
            .map(v -> new EnumValue(v, table.since(valueKey(op, parameter, v), owner)))
            .toList(),
        range && allowed.has("min") ? allowed.path("min").asLong() : null,
        range && allowed.has("max") ? allowed.path("max").asLong() : null,
        table.since(parameterKey(op, parameter), owner));
  }

  private static Model model(JsonNode model, @Nullable String parent, SinceTable table) {
    String id = text(model, "id");
    List<String> since = table.since("model|" + id);
    var fields = new ArrayList<Field>();
    model
        .path("properties")
        .forEachEntry(
            (name, property) ->
                fields.add(
                    new Field(
                        name,
                        text(property, "type"),
                        property.path("required").asBoolean(false),
                        values(property).stream()
                            .map(
                                v ->
                                    new EnumValue(
                                        v,
                                        table.since("fenum|" + id + "." + name + "=" + v, since)))
                            .toList(),
                        table.since(fieldKey(id, name, property), since))));
    return new Model(id, parent, since, fields);
  }

  private static List<String> values(JsonNode node) {
    JsonNode allowed = node.path("allowableValues");
    var values = new ArrayList<String>();
    if (allowed.path("valueType").asString("").equals("LIST")) {
      allowed.path("values").forEach(value -> values.add(value.asString()));
    }
    return values;
  }

  private static String operationKey(JsonNode api, JsonNode operation) {
    return text(operation, "httpMethod") + " " + text(api, "path");
  }

  private static String parameterKey(String op, JsonNode parameter) {
    return "param|" + op + "|" + text(parameter, "name") + "(" + text(parameter, "paramType") + ")";
  }

  private static String valueKey(String op, JsonNode parameter, String value) {
    return "enum|" + op + "|" + text(parameter, "name") + "=" + value;
  }

  private static String fieldKey(String model, String name, JsonNode property) {
    return "field|" + model + "." + name + ":" + text(property, "type");
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isString()) {
      throw new SpecException("the docs lack the text \"" + key + "\" in " + node);
    }
    return value.stringValue();
  }
}
