/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arijava.simulator.internal.world.Topic.Kind;
import org.jspecify.annotations.Nullable;

/** The Stasis applications, by name. Confined to the world's thread. */
public final class Applications {
  private final World world;
  private final Map<String, Application> byName = new LinkedHashMap<>();

  Applications(World world) {
    this.world = world;
  }

  public List<Application> all() {
    return List.copyOf(byName.values());
  }

  public @Nullable Application find(String name) {
    return byName.get(name);
  }

  /** The application of this name, if a client is connected for it. */
  public @Nullable Application active(String name) {
    Application application = byName.get(name);
    return application != null && application.isActive() ? application : null;
  }

  /** Gives an application to a socket; one that had it is told so and stays open. */
  public void register(String name, EventSocket socket, boolean subscribeAll) {
    Application application = byName.get(name);
    boolean isNew = application == null;
    if (application == null) {
      application = new Application(world, name);
      byName.put(name, application);
    }
    EventSocket previous = application.socket();
    if (previous != null && previous != socket) {
      world.events().toSocket(previous, application, world.events().of("ApplicationReplaced"));
    }
    application.socket(socket);
    if (subscribeAll && isNew) {
      for (Kind kind : Kind.values()) {
        application.subscribe(Topic.all(kind));
      }
    }
  }

  /** Notes that a socket is gone: what it still has is without a client from now on. */
  public void unregister(EventSocket socket) {
    for (Application application : new ArrayList<>(byName.values())) {
      if (application.socket() == socket) {
        application.socket(null);
        application.dropAllOfEachKind();
        forgetIfUnused(application);
      }
    }
  }

  /** Takes an application away from its client, as another client that connects does. */
  public boolean replace(String name) {
    if (active(name) == null) {
      return false;
    }
    register(name, json -> {}, false);
    return true;
  }

  void clear() {
    byName.clear();
  }

  void forgetIfUnused(Application application) {
    if (!application.isActive() && !application.hasInterests()) {
      byName.remove(application.name(), application);
    }
  }

  /** Ends all subscriptions to something that is gone. */
  void drop(Topic topic) {
    all().forEach(application -> application.drop(topic));
  }
}
