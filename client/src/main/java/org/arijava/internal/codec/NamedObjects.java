/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.Endpoint;
import org.jspecify.annotations.Nullable;

/** The objects that an event names, each once. Confined to one thread while it is filled. */
public final class NamedObjects {

  /** An object, linked to the one that is named next. */
  private static final class Named extends ObjectKey {
    private final Object object;
    private @Nullable Named next;

    Named(ObjectKey key, Object object) {
      super(key.kind(), key.id());
      this.object = object;
    }
  }

  private @Nullable Named first;
  private @Nullable Named last;

  void add(ObjectKey key, Object object) {
    if (find(key) == null) {
      Named named = new Named(key, object);
      if (last == null) {
        first = named;
      } else {
        last.next = named;
      }
      last = named;
    }
  }

  void addAll(NamedObjects others) {
    for (Named named = others.first; named != null; named = named.next) {
      add(named, named.object);
    }
  }

  private @Nullable Named find(ObjectKey key) {
    Named named = first;
    while (named != null && !named.equals(key)) {
      named = named.next;
    }
    return named;
  }

  /** The keys of the objects, in the order in which the event names them. */
  public Set<ObjectKey> keys() {
    Set<ObjectKey> keys = new LinkedHashSet<>();
    for (Named named = first; named != null; named = named.next) {
      keys.add(new ObjectKey(named.kind(), named.id()));
    }
    return keys;
  }

  Optional<Map<String, Object>> object(ObjectKey key) {
    Named named = find(key);
    return named != null && named.object instanceof Decoded decoded
        ? Optional.of(decoded.raw())
        : Optional.empty();
  }

  List<Channel> channels() {
    return only(Channel.class);
  }

  List<Bridge> bridges() {
    return only(Bridge.class);
  }

  List<Endpoint> endpoints() {
    return only(Endpoint.class);
  }

  private <T> List<T> only(Class<T> type) {
    if (first != null && first == last && type.isInstance(first.object)) {
      return List.of(type.cast(first.object));
    }
    List<T> list = new ArrayList<>();
    for (Named named = first; named != null; named = named.next) {
      if (type.isInstance(named.object)) {
        list.add(type.cast(named.object));
      }
    }
    return Collections.unmodifiableList(list);
  }
}
