/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.List;
import java.util.stream.Collectors;
import org.arijava.event.Event;
import org.arijava.internal.codec.EventType;

/** Which events somebody wants, decided without decoding them. Immutable. */
public sealed interface Interest {

  /** Whether events of the type are wanted. */
  boolean in(EventType type);

  /** The keys of the types that are wanted, of which a type has one at most. */
  List<Object> keys();

  /** How messages call it. */
  String text();

  /** That in the events of a Java type: the same for all who ask for it. */
  static Interest of(Class<? extends Event> type) {
    return OfType.OF.get(type);
  }

  /** Events of a Java type. */
  record OfType(Class<? extends Event> type) implements Interest {

    private static final ClassValue<Interest> OF =
        new ClassValue<>() {
          @Override
          protected Interest computeValue(Class<?> type) {
            return new OfType(type.asSubclass(Event.class));
          }
        };

    @Override
    public boolean in(EventType event) {
      return type.isAssignableFrom(event.face());
    }

    @Override
    public List<Object> keys() {
      return List.of(type);
    }

    @Override
    public String text() {
      return type.getSimpleName();
    }
  }

  /** Events by the name of their type in ARI. */
  record Named(String name) implements Interest {
    @Override
    public boolean in(EventType event) {
      return event.name().equals(name);
    }

    @Override
    public List<Object> keys() {
      return List.of(name);
    }

    @Override
    public String text() {
      return name;
    }
  }

  /** Events of any of some types, none of which is another's family. */
  record OneOf(List<Class<? extends Event>> types) implements Interest {
    @Override
    public boolean in(EventType event) {
      return types.contains(event.face());
    }

    @Override
    public List<Object> keys() {
      return List.copyOf(types);
    }

    @Override
    public String text() {
      return types.stream().map(Class::getSimpleName).collect(Collectors.joining(" or "));
    }
  }
}
