/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.Endpoint;

/** The objects that an event names, each once. Confined to one thread while it is filled. */
public final class NamedObjects {

  private final Map<ObjectKey, Object> objects = new LinkedHashMap<>();

  void add(ObjectKey key, Object object) {
    objects.putIfAbsent(key, object);
  }

  void forEach(BiConsumer<ObjectKey, Object> action) {
    objects.forEach(action);
  }

  /** The keys of the objects, in the order in which the event names them. */
  public Set<ObjectKey> keys() {
    return objects.keySet();
  }

  Optional<Map<String, Object>> object(ObjectKey key) {
    return objects.get(key) instanceof Decoded decoded
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
    List<T> list = new ArrayList<>(objects.size());
    for (Object object : objects.values()) {
      if (type.isInstance(object)) {
        list.add(type.cast(object));
      }
    }
    return Collections.unmodifiableList(list);
  }
}
