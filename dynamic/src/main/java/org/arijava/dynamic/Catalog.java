/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.arijava.swagger.DataType;
import org.arijava.swagger.Operation;
import org.arijava.swagger.Parameter;
import org.arijava.swagger.Parameter.Kind;
import org.arijava.swagger.Property;
import org.arijava.swagger.Resource;
import org.arijava.swagger.SwaggerDocs;
import org.arijava.swagger.UnknownNameException;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the description of an Asterisk: which models are domain objects, which are
 * events, and where events hold objects. Immutable.
 */
final class Catalog {

  private static final int DEEPEST = 8;

  private final SwaggerDocs docs;
  private final Map<String, Identity> identities = new LinkedHashMap<>();
  private final Set<String> eventTypes = new LinkedHashSet<>();

  /** The properties of events and of what they hold, by the models that have them. */
  private final Map<String, Map<String, Property>> properties = new HashMap<>();

  Catalog(SwaggerDocs docs) {
    this.docs = docs;
    Resource events = null;
    for (Resource resource : docs.resources().values()) {
      for (Operation operation : resource.operations().values()) {
        Identity.of(resource, operation).ifPresent(i -> identities.putIfAbsent(i.model(), i));
        if (operation.isWebSocket() && events == null) {
          events = resource;
          addSubTypes(resource, operation.type().name(), 0);
          addProperties(resource);
        }
      }
    }
  }

  private void addProperties(Resource resource) {
    Set<String> holders = new LinkedHashSet<>(resource.models().keySet());
    resource.models().values().forEach(model -> holders.addAll(model.subTypes()));
    holders.forEach(holder -> properties.put(holder, resource.properties(holder)));
  }

  private Map<String, Property> properties(String holder) {
    return properties.getOrDefault(holder, Map.of());
  }

  /** The type of a property; of its elements if it is a list. */
  private static DataType element(Property property) {
    return property.type().element().orElse(property.type());
  }

  private void addSubTypes(Resource resource, String model, int depth) {
    if (resource.models().containsKey(model) && depth < DEEPEST) {
      List<String> subTypes = resource.models().get(model).subTypes();
      if (subTypes.isEmpty()) {
        eventTypes.add(model);
      }
      subTypes.stream()
          .filter(type -> !type.equals(model) && !eventTypes.contains(type))
          .forEach(type -> addSubTypes(resource, type, depth + 1));
    }
  }

  SwaggerDocs docs() {
    return docs;
  }

  /** How the objects of the model are told apart; empty when it is no domain object. */
  Optional<Identity> identity(String model) {
    return Optional.ofNullable(identities.get(model));
  }

  /**
   * As {@link #identity}, for a model that somebody named.
   *
   * @throws UnknownNameException when it is no domain object
   */
  Identity knownIdentity(String model) {
    return identity(model)
        .orElseThrow(
            () ->
                UnknownNameException.of(
                    "this Asterisk", "kind of object", model, identities.keySet()));
  }

  /** The models that are domain objects. */
  Set<String> models() {
    return identities.keySet();
  }

  /** The types of events. */
  Set<String> eventTypes() {
    return eventTypes;
  }

  /**
   * Makes sure that there is such an event.
   *
   * @throws UnknownNameException when there is none
   */
  void requireEvent(String type) {
    if (!eventTypes.contains(type)) {
      throw UnknownNameException.of("this Asterisk", "event", type, eventTypes);
    }
  }

  /**
   * The type of a field of an event, or of a model that events hold; of the elements if it is a
   * list. Empty when the description has no such field.
   */
  Optional<String> type(String holder, String field) {
    return Optional.ofNullable(properties(holder).get(field))
        .map(property -> element(property).name());
  }

  /**
   * Where events of the type hold objects of the model: the names of the fields on the way, with
   * dots between them and brackets behind lists.
   */
  List<String> paths(String type, String model) {
    List<String> paths = new ArrayList<>();
    collect(type, model, "", 0, paths);
    return paths;
  }

  private void collect(String holder, String model, String start, int depth, List<String> paths) {
    if (depth > DEEPEST) {
      return;
    }
    properties(holder)
        .forEach(
            (name, property) -> {
              DataType element = element(property);
              String path = start + name + (property.type().isList() ? "[]" : "");
              if (element.name().equals(model)) {
                paths.add(path);
              } else if (!identities.containsKey(element.name())) {
                collect(element.name(), model, path + ".", depth + 1, paths);
              }
            });
  }

  /** The parameter that holds the id of the object that the operation makes; empty for none. */
  Optional<Parameter> idOfNew(Operation operation) {
    Identity identity = identities.get(operation.type().name());
    if (identity == null || !operation.method().equals("POST")) {
      return Optional.empty();
    }
    String path = operation.path();
    Operation twin =
        docs.resource(operation.resource()).operations().get(operation.nickname() + "WithId");
    return operation.parameters().stream()
        .filter(
            p ->
                p.kind() == Kind.PATH
                    ? path.endsWith("/{" + p.name() + "}")
                    : p.kind() == Kind.QUERY && isId(identity, twin, p))
        .findFirst();
  }

  private static boolean isId(Identity identity, @Nullable Operation twin, Parameter parameter) {
    String name = parameter.name();
    boolean inPathOfTwin =
        twin != null && twin.parameter(name).filter(p -> p.kind() == Kind.PATH).isPresent();
    return inPathOfTwin
        || identity.onlyVariable().filter(name::equals).isPresent()
        || (parameter.isRequired() && identity.isOnlyField(name));
  }
}
