/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arijava.spec.EnumOverlay;
import org.arijava.spec.Field;
import org.arijava.spec.Model;
import org.arijava.spec.ModelOverlay;
import org.arijava.spec.Operation;
import org.arijava.spec.Resource;
import org.arijava.spec.Spec;

/** The specification seen as the Java API it becomes. Immutable. */
final class Api {

  private final List<Resource> resources;
  private final Map<String, Model> models = new LinkedHashMap<>();
  private final Map<String, Resource> homes = new LinkedHashMap<>();

  Api(Spec spec) {
    this.resources = spec.resources();
    for (Resource resource : resources) {
      for (Model model : resource.models()) {
        models.put(model.id(), model);
        homes.put(model.id(), resource);
      }
    }
  }

  List<Resource> resources() {
    return resources;
  }

  /** The repository's class. */
  ClassName repository(Resource resource) {
    return ClassName.get(Names.ROOT, Names.type(resource.name()));
  }

  /** The class that makes the requests of a repository. */
  ClassName requests(Resource resource) {
    return ClassName.get(Names.OPERATIONS, Names.type(resource.name()) + "Operations");
  }

  /** The asynchronous twin of a repository or of an object. */
  static ClassName async(ClassName twin) {
    return ClassName.get(Names.ASYNC, "Async" + twin.simpleName());
  }

  /** The class behind an asynchronous twin. */
  static ClassName asyncView(ClassName twin) {
    return ClassName.get(Names.ASYNC_VIEWS, "Async" + twin.simpleName() + "View");
  }

  List<ApiOperation> operations(Resource resource) {
    return resource.operations().stream()
        .map(operation -> new ApiOperation(this, resource, operation))
        .toList();
  }

  Optional<Model> model(String id) {
    return Optional.ofNullable(models.get(id));
  }

  ModelOverlay overlay(Model model) {
    return java.util.Objects.requireNonNull(
        home(model).overlay().models().get(model.id()), model.id());
  }

  Resource home(Model model) {
    return java.util.Objects.requireNonNull(homes.get(model.id()), model.id());
  }

  boolean isVisible(Model model) {
    return !overlay(model).kind().equals("skip");
  }

  boolean isObject(Model model) {
    return overlay(model).kind().equals("object");
  }

  boolean isEvent(Model model) {
    return overlay(model).kind().equals("event");
  }

  /** Every model. */
  List<Model> models() {
    return List.copyOf(models.values());
  }

  /** Every event that users see. */
  List<Model> events() {
    return models.values().stream().filter(this::isEvent).toList();
  }

  /** Every domain object of the resource. */
  List<Model> objects(Resource resource) {
    return resource.models().stream().filter(this::isObject).toList();
  }

  /** The public interface of a model. */
  ClassName className(Model model) {
    ModelOverlay overlay = overlay(model);
    String name = Names.identifier(overlay.java() == null ? model.id() : overlay.java());
    return switch (overlay.kind()) {
      case "object" -> ClassName.get(Names.ROOT, name);
      case "event" -> ClassName.get(Names.EVENT, name);
      default -> ClassName.get(Names.MODEL, name);
    };
  }

  /** The class behind the interface. */
  ClassName decoded(Model model) {
    return ClassName.get(Names.CODEC, "Decoded" + className(model).simpleName());
  }

  ClassName enumName(String name) {
    return ClassName.get(Names.MODEL, Names.identifier(name));
  }

  /** The enum's description, wherever it stands. */
  EnumOverlay enumOverlay(String name) {
    return resources.stream()
        .map(resource -> resource.overlay().enums().get(name))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no enum " + name));
  }

  /** The fields of a model that users see; what all events share is not among them. */
  List<ApiField> fields(Model model) {
    List<ApiField> fields = new ArrayList<>();
    for (Field field : model.fields()) {
      fields.add(new ApiField(this, model, field));
    }
    return fields;
  }

  /** The operation that fetches an object. */
  Optional<ApiOperation> getter(Model model) {
    String get = overlay(model).get();
    return operations(home(model)).stream()
        .filter(operation -> operation.nickname().equals(get))
        .findFirst();
  }

  /** The object whose identity an operation's path begins with, if it is an operation of it. */
  Optional<Model> owner(Resource resource, Operation operation) {
    var overlay = resource.overlay().operations().get(operation.nickname());
    if (overlay == null || !overlay.onObject()) {
      return Optional.empty();
    }
    if (overlay.object() != null) {
      return model(overlay.object());
    }
    return objects(resource).stream()
        .filter(
            model ->
                getter(model)
                    .map(get -> under(operation.path(), get.operation().path()))
                    .orElse(false))
        .findFirst();
  }

  private static boolean under(String path, String base) {
    return base.contains("{") && (path.equals(base) || path.startsWith(base + "/"));
  }
}
