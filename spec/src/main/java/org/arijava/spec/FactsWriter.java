/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes facts so that a change of one fact changes few lines, and equal facts equal bytes. */
final class FactsWriter {
  private final JsonMapper mapper = new JsonMapper();

  String write(FactsFile facts) {
    return """
        {
          "resource": %s,
          "operations": %s,
          "models": %s
        }
        """
        .formatted(
            json(facts.resource()),
            lines("  ", facts.operations().stream().map(this::operation).toList()),
            lines("  ", facts.models().stream().map(this::model).toList()));
  }

  private String operation(Operation operation) {
    return """
        {
              "nickname": %s,
              "method": %s,
              "path": %s,
              "response": %s,
              "websocket": %s,
              "errors": %s,
              "since": %s,
              "parameters": %s
            }"""
        .formatted(
            json(operation.nickname()),
            json(operation.method()),
            json(operation.path()),
            json(operation.response()),
            operation.websocket(),
            list(operation.errors()),
            list(operation.since()),
            lines("      ", operation.parameters().stream().map(this::parameter).toList()));
  }

  private String parameter(Parameter parameter) {
    return """
        { "name": %s, "in": %s, "type": %s, "required": %s, "multiple": %s,
                  "default": %s, "values": %s, "min": %s, "max": %s, "since": %s }"""
        .formatted(
            json(parameter.name()),
            json(parameter.in()),
            json(parameter.type()),
            parameter.required(),
            parameter.multiple(),
            json(parameter.defaultValue()),
            values(parameter.values()),
            parameter.min(),
            parameter.max(),
            list(parameter.since()));
  }

  private String model(Model model) {
    return """
        {
              "id": %s,
              "extends": %s,
              "since": %s,
              "fields": %s
            }"""
        .formatted(
            json(model.id()),
            json(model.parent()),
            list(model.since()),
            lines("      ", model.fields().stream().map(this::field).toList()));
  }

  private String field(Field field) {
    return "{ \"name\": %s, \"type\": %s, \"required\": %s, \"values\": %s, \"since\": %s }"
        .formatted(
            json(field.name()),
            json(field.type()),
            field.required(),
            values(field.values()),
            list(field.since()));
  }

  private String values(List<EnumValue> values) {
    var items = new ArrayList<String>();
    for (EnumValue value : values) {
      items.add(
          "{ \"value\": %s, \"since\": %s }".formatted(json(value.value()), list(value.since())));
    }
    return lines("          ", items);
  }

  private String list(List<?> values) {
    return values.stream().map(this::json).collect(Collectors.joining(", ", "[", "]"));
  }

  private String json(@Nullable Object value) {
    return mapper.writeValueAsString(value);
  }

  private static String lines(String indent, List<String> items) {
    return items.isEmpty()
        ? "[]"
        : items.stream()
            .collect(Collectors.joining(",\n  " + indent, "[\n  " + indent, "\n" + indent + "]"));
  }
}
