/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Shows a description to a processor, parents before children. Confined to one thread. */
final class ProcessorWalk {

  private final SwaggerProcessor processor;

  ProcessorWalk(SwaggerProcessor processor) {
    this.processor = processor;
  }

  void listing(Map<String, Object> listing) {
    processor.listing(listing, "");
    each(listing, "apis", "", this::entry);
  }

  private void entry(Map<String, Object> entry, String path) {
    processor.listingEntry(entry, path);
    String name = SwaggerDocs.nameOf(String.valueOf(entry.get("path")));
    Map<String, Object> declaration =
        map(Objects.requireNonNull(entry.get(SwaggerDocs.DECLARATION)));
    processor.declaration(declaration, name);
    each(declaration, "apis", name, this::api);
    children(declaration, "models", name, this::model);
  }

  private void api(Map<String, Object> api, String path) {
    processor.api(api, path);
    each(api, "operations", path, this::operation);
  }

  private void operation(Map<String, Object> operation, String path) {
    processor.operation(operation, path);
    each(operation, "parameters", path, processor::parameter);
    each(operation, "errorResponses", path, processor::errorResponse);
    each(operation, "responseMessages", path, processor::errorResponse);
  }

  private void model(Map<String, Object> model, String path) {
    processor.model(model, path);
    children(model, "properties", path, processor::property);
  }

  private static void each(
      Map<String, Object> parent,
      String list,
      String path,
      BiConsumer<Map<String, Object>, String> visit) {
    if (parent.get(list) instanceof List<?> elements) {
      for (int i = 0; i < elements.size(); i++) {
        visit.accept(
            map(elements.get(i)), (path.isEmpty() ? "" : path + ".") + list + "[" + i + "]");
      }
    }
  }

  private static void children(
      Map<String, Object> parent,
      String name,
      String path,
      BiConsumer<Map<String, Object>, String> visit) {
    if (parent.get(name) instanceof Map<?, ?> children) {
      List.copyOf(children.entrySet())
          .forEach(
              child ->
                  visit.accept(map(child.getValue()), path + "." + name + "." + child.getKey()));
    }
  }

  @SuppressWarnings("unchecked") // valid descriptions have maps there
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
