/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arijava.simulator.internal.world.Topic.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A Stasis application: its socket, its subscriptions, its event filter. Lives on without a socket
 * as long as it is subscribed to something. Confined to the world's thread.
 */
public final class Application {
  private final World world;
  private final String name;
  private final Map<Kind, Map<String, Integer>> interests = new EnumMap<>(Kind.class);
  private List<Object> allowed = List.of();
  private List<Object> disallowed = List.of();
  private @Nullable EventSocket socket;

  Application(World world, String name) {
    this.world = world;
    this.name = name;
    for (Kind kind : Kind.values()) {
      interests.put(kind, new LinkedHashMap<>());
    }
  }

  public String name() {
    return name;
  }

  /** Whether a client is connected that takes its events. */
  public boolean isActive() {
    return socket != null;
  }

  @Nullable EventSocket socket() {
    return socket;
  }

  void socket(@Nullable EventSocket newSocket) {
    socket = newSocket;
  }

  /** Subscribes once more; does nothing when it is subscribed to all of the kind. */
  public void subscribe(Topic topic) {
    Map<String, Integer> ofKind = of(topic.kind());
    if (topic.isAll()) {
      ofKind.putIfAbsent("", 1);
    } else if (!ofKind.containsKey("")) {
      ofKind.merge(topic.id(), 1, Integer::sum);
    }
  }

  /** Takes back one subscription; false when there is none. */
  public boolean unsubscribe(Topic topic) {
    Map<String, Integer> ofKind = of(topic.kind());
    Integer count = ofKind.get(topic.id());
    if (count == null) {
      return false;
    }
    if (count == 1) {
      ofKind.remove(topic.id());
    } else {
      ofKind.put(topic.id(), count - 1);
    }
    world.applications().forgetIfUnused(this);
    return true;
  }

  /** Forgets all subscriptions to something that is gone. */
  void drop(Topic topic) {
    of(topic.kind()).remove(topic.id());
    world.applications().forgetIfUnused(this);
  }

  void dropAllOfEachKind() {
    interests.values().forEach(ofKind -> ofKind.remove(""));
  }

  boolean hasInterests() {
    return interests.values().stream().anyMatch(ofKind -> !ofKind.isEmpty());
  }

  boolean isSubscribed(Topic topic) {
    return of(topic.kind()).containsKey(topic.id());
  }

  private Map<String, Integer> of(Kind kind) {
    return interests.getOrDefault(kind, Map.of());
  }

  /** Sets what may be sent and what not; null leaves it as it is. */
  public void filter(@Nullable List<Object> newAllowed, @Nullable List<Object> newDisallowed) {
    allowed = newAllowed == null ? allowed : List.copyOf(newAllowed);
    disallowed = newDisallowed == null ? disallowed : List.copyOf(newDisallowed);
  }

  boolean lets(String type) {
    return !names(disallowed, type) && (allowed.isEmpty() || names(allowed, type));
  }

  private static boolean names(List<Object> filters, String type) {
    return filters.stream()
        .anyMatch(f -> f instanceof Map<?, ?> map && type.equals(map.get("type")));
  }

  /** Its JSON. */
  public Map<String, Object> snapshot() {
    Map<String, Object> json = Json.object("name", name);
    interests.forEach(
        (kind, ofKind) -> {
          var ids = new ArrayList<String>();
          ofKind.keySet().forEach(id -> ids.add(id.isEmpty() ? kind.all : id));
          json.put(kind.field, ids);
        });
    json.put("events_allowed", allowed);
    json.put("events_disallowed", disallowed);
    return world.shapes().fit("Application", json);
  }
}
