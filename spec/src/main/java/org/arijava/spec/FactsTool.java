/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Derives the facts from the api-docs of Asterisk's releases: names, types, paths, codes and
 * versions, never a sentence.
 *
 * <p>Run it with three folders or files: the api-docs, one folder for each release; the list of
 * first releases, one line for each thing that some release lacks; the folder to write to.
 */
public final class FactsTool {

  /** The release that the facts describe. */
  private static final String NEWEST = "22.10.1";

  /** The columns of the list of first releases that we keep: 17 and 19 ended long ago. */
  private static final int[] COLUMNS = {0, 2, 4, 5, 6, 7};

  private static final List<String> ALWAYS =
      List.of("16.0.0", "18.0.0", "20.0.0", "21.0.0", "22.0.0", "23.0.0");

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Map<String, List<String>> firsts = new HashMap<>();

  FactsTool(List<String> lines) {
    for (String line : lines) {
      int split = line.indexOf(" :: ");
      if (split > 0) {
        String[] columns = line.substring(split + 4).trim().split(" +");
        List<String> since = new ArrayList<>();
        for (int column : COLUMNS) {
          if (column < columns.length && !columns[column].equals("-")) {
            since.add(columns[column]);
          }
        }
        firsts.put(line.substring(0, split), List.copyOf(since));
      }
    }
  }

  /** Derives and writes the facts of all resources. */
  public static void main(String[] args) throws IOException {
    Path docs = Path.of(args[0]);
    FactsTool tool = new FactsTool(Files.readAllLines(Path.of(args[1])));
    for (String name : Spec.NAMES) {
      JsonNode doc = MAPPER.readTree(docs.resolve(NEWEST).resolve(name + ".json"));
      Facts facts = tool.derive(name, doc);
      Files.writeString(Path.of(args[2], name + ".json"), write(facts) + "\n");
    }
  }

  /** The facts as text. */
  static String write(Facts facts) {
    return MAPPER.writeValueAsString(facts);
  }

  /** The facts of one resource of the api-docs. */
  Facts derive(String resource, JsonNode doc) {
    List<Operation> operations = new ArrayList<>();
    for (JsonNode api : doc.path("apis")) {
      String path = api.path("path").asString();
      for (JsonNode operation : api.path("operations")) {
        operations.add(operation(path, operation));
      }
    }
    Map<String, String> parents = new HashMap<>();
    for (JsonNode model : doc.path("models")) {
      for (JsonNode child : model.path("subTypes")) {
        parents.put(child.asString(), model.path("id").asString());
      }
    }
    List<Model> models = new ArrayList<>();
    for (JsonNode model : doc.path("models")) {
      models.add(model(model, parents));
    }
    return new Facts(resource, operations, models);
  }

  private Operation operation(String path, JsonNode node) {
    String method = node.path("httpMethod").asString();
    String key = method + " " + path;
    List<String> since = firsts.getOrDefault("op|" + key, ALWAYS);
    List<Integer> errors = new ArrayList<>();
    node.path("errorResponses").forEach(error -> errors.add(error.path("code").asInt()));
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode parameter : node.path("parameters")) {
      parameters.add(parameter(key, since, parameter));
    }
    return new Operation(
        node.path("nickname").asString(),
        method,
        path,
        node.path("responseClass").asString(),
        node.path("upgrade").asString("").equals("websocket"),
        errors.stream().distinct().sorted().toList(),
        since,
        parameters);
  }

  private Parameter parameter(String operation, List<String> operationSince, JsonNode node) {
    String name = node.path("name").asString();
    String in = node.path("paramType").asString();
    List<String> since =
        unlike(operationSince, firsts.get("param|" + operation + "|" + name + "(" + in + ")"));
    JsonNode allowed = node.path("allowableValues");
    return new Parameter(
        name,
        in,
        node.path("dataType").asString(),
        node.path("required").asBoolean(false) || in.equals("path"),
        node.path("allowMultiple").asBoolean(false),
        node.has("defaultValue") ? node.get("defaultValue").asString() : null,
        values(
            "enum|" + operation + "|" + name + "=",
            since.isEmpty() ? operationSince : since,
            allowed),
        allowed.has("min") ? Long.valueOf(allowed.get("min").asLong()) : null,
        allowed.has("max") ? Long.valueOf(allowed.get("max").asLong()) : null,
        since);
  }

  private List<EnumValue> values(String key, List<String> ownerSince, JsonNode allowed) {
    List<EnumValue> values = new ArrayList<>();
    for (JsonNode value : allowed.path("values")) {
      String text = value.asString();
      values.add(new EnumValue(text, unlike(ownerSince, firsts.get(key + text))));
    }
    return values;
  }

  private Model model(JsonNode node, Map<String, String> parents) {
    String id = node.path("id").asString();
    List<String> since = firsts.getOrDefault("model|" + id, ALWAYS);
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : node.path("properties").properties()) {
      fields.add(field(id, since, entry.getKey(), entry.getValue()));
    }
    return new Model(id, parents.get(id), since, fields);
  }

  private Field field(String model, List<String> modelSince, String name, JsonNode node) {
    String type = node.path("type").asString();
    boolean required = node.path("required").asBoolean(false);
    String key = model + "." + name;
    List<String> since =
        unlike(modelSince, firsts.get("field|" + key + ":" + type + (required ? "!" : "")));
    return new Field(
        name,
        type,
        required,
        values(
            "fenum|" + key + "=",
            since.isEmpty() ? modelSince : since,
            node.path("allowableValues")),
        since);
  }

  /** The releases, or nothing when they are those of the owner. */
  private static List<String> unlike(List<String> owner, @Nullable List<String> own) {
    return own == null || Objects.equals(owner, own) ? List.of() : own;
  }
}
