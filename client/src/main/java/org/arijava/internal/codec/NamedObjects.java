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

/** The objects that an event names, each once. Confined to one thread while it is filled. */
public final class NamedObjects {

  private final List<ObjectKey> keys = new ArrayList<>(2);
  private final List<Object> objects = new ArrayList<>(2);

  void add(ObjectKey key, Object object) {
    if (!keys.contains(key)) {
      keys.add(key);
      objects.add(object);
    }
  }

  void addAll(NamedObjects others) {
    for (int i = 0; i < others.keys.size(); i++) {
      add(others.keys.get(i), others.objects.get(i));
    }
  }

  /** The keys of the objects, in the order in which the event names them. */
  public Set<ObjectKey> keys() {
    return new LinkedHashSet<>(keys);
  }

  Optional<Map<String, Object>> object(ObjectKey key) {
    int at = keys.indexOf(key);
    return at >= 0 && objects.get(at) instanceof Decoded decoded
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
    for (Object object : objects) {
      if (type.isInstance(object)) {
        list.add(type.cast(object));
      }
    }
    return Collections.unmodifiableList(list);
  }
}
