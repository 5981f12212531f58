/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arijava.event.Event;
import org.arijava.swagger.UnknownNameException;

/**
 * Something that Asterisk told, with the objects that its description says are in it. Immutable.
 */
public final class DynamicEvent {

  private final Event event;
  private final Fields fields;
  private final Map<String, DynamicObject> objects;

  /** An event, its {@link Event#raw() fields} and the objects in them. */
  DynamicEvent(Event event, Map<String, Object> fields, Map<String, DynamicObject> objects) {
    this.event = event;
    this.fields = new Fields("the event " + event.type(), fields);
    this.objects = Collections.unmodifiableMap(objects);
  }

  /** The type's name, as {@code StasisStart}. */
  public String type() {
    return event.type();
  }

  /** The Stasis application it was sent to. */
  public String application() {
    return event.application();
  }

  /** When Asterisk made it. */
  public Instant timestamp() {
    return event.timestamp();
  }

  /**
   * The value of a field: a text, a number, a truth value, a map or a list.
   *
   * @param path the field's name, or the names on the way to it, as {@code channel.caller.number}
   * @throws UnknownNameException when it has no such field
   */
  public Object get(String path) {
    return fields.get(path);
  }

  /** As {@link #get}, or empty when it has no such field. */
  public Optional<Object> find(String path) {
    return fields.find(path);
  }

  /** As {@link #get}, as text. */
  public String text(String path) {
    return fields.text(path);
  }

  /** All that it has, by name; unmodifiable. */
  public Map<String, Object> fields() {
    return fields.map();
  }

  /**
   * The object that a field holds.
   *
   * @param path as {@code channel}, {@code refer_to.destination_channel} or {@code members[0]}
   * @throws UnknownNameException when it holds none there
   */
  public DynamicObject object(String path) {
    DynamicObject object = objects.get(path);
    if (object == null) {
      throw UnknownNameException.of("the event " + type(), "object", path, objects.keySet());
    }
    return object;
  }

  /** As {@link #object}, or empty when it holds none there. */
  public Optional<DynamicObject> findObject(String path) {
    return Optional.ofNullable(objects.get(path));
  }

  /** All objects in it, by where they are; unmodifiable. */
  public Map<String, DynamicObject> objects() {
    return objects;
  }

  /** The objects of that model in it, in its order. */
  public List<DynamicObject> objects(String model) {
    return objects.values().stream().filter(object -> object.model().equals(model)).toList();
  }

  /** It as the typed client has it. */
  public Event event() {
    return event;
  }

  /** It as Asterisk wrote it. */
  public String json() {
    return event.json();
  }

  @Override
  public String toString() {
    return event.toString();
  }
}
