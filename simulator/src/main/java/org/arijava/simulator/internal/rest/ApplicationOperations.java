/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.List;
import java.util.Map;
import org.arijava.simulator.internal.world.Application;
import org.arijava.simulator.internal.world.Bridge;
import org.arijava.simulator.internal.world.Channel;
import org.arijava.simulator.internal.world.Endpoint;
import org.arijava.simulator.internal.world.Topic;
import org.arijava.simulator.internal.world.Topic.Kind;
import org.arijava.simulator.internal.world.World;
import org.jspecify.annotations.Nullable;

/** The operations on applications. */
final class ApplicationOperations {
  private final World world;
  private final Lookup lookup;

  ApplicationOperations(World world) {
    this.world = world;
    lookup = new Lookup(world);
  }

  void register(Handlers handlers) {
    handlers.on("applications.list", this::list);
    handlers.on("applications.get", request -> Answer.ok(application(request).snapshot()));
    handlers.on("applications.subscribe", this::subscribe);
    handlers.on("applications.unsubscribe", this::unsubscribe);
    handlers.on("applications.filter", this::filter);
  }

  private Answer list(Request request) {
    return Answer.ok(world.applications().all().stream().map(Application::snapshot).toList());
  }

  private Application application(Request request) {
    return lookup.application(request.path("applicationName"));
  }

  private Answer subscribe(Request request) {
    List<String> sources = sources(request);
    Application application = application(request);
    for (String source : sources) {
      Topic topic = topic(source);
      if (topic == null) {
        throw new AriError(422, "Event source does not exist");
      }
      application.subscribe(topic);
    }
    return Answer.ok(application.snapshot());
  }

  private Answer unsubscribe(Request request) {
    List<String> sources = sources(request);
    Application application = application(request);
    for (String source : sources) {
      Topic topic = named(source);
      if (topic.isAll() && topic.kind() != Kind.DEVICE_STATE) {
        throw new AriError(501, "Method not implemented");
      }
      if (topic.kind() == Kind.CHANNEL && !topic.isAll()) {
        Topic found = topic(source);
        topic = found == null ? topic : found;
      }
      if (!application.unsubscribe(topic)) {
        throw new AriError(422, "Event source was not subscribed to");
      }
    }
    return Answer.ok(application.snapshot());
  }

  private List<String> sources(Request request) {
    List<String> sources = request.list("eventSource");
    if (sources.isEmpty()) {
      throw new AriError(400, "Missing parameter eventSource");
    }
    application(request);
    return sources;
  }

  private static Topic named(String source) {
    for (Kind kind : Kind.values()) {
      if (source.startsWith(kind.scheme() + ":")) {
        return new Topic(kind, source.substring(kind.scheme().length() + 1));
      }
    }
    throw new AriError(400, "Invalid event source URI scheme");
  }

  private @Nullable Topic topic(String source) {
    Topic topic = named(source);
    if (topic.isAll()) {
      return topic;
    }
    String id = topic.id();
    return switch (topic.kind()) {
      case CHANNEL -> {
        Channel channel = world.channels().find(id);
        yield channel == null ? null : Topic.channel(channel);
      }
      case BRIDGE -> {
        Bridge bridge = world.bridges().find(id);
        yield bridge == null ? null : topic;
      }
      case ENDPOINT -> {
        int slash = id.indexOf('/');
        Endpoint endpoint =
            slash < 0
                ? null
                : world.endpoints().find(id.substring(0, slash), id.substring(slash + 1));
        yield endpoint == null ? null : topic;
      }
      case DEVICE_STATE -> topic;
    };
  }

  private Answer filter(Request request) {
    Application application = application(request);
    Object body = request.body();
    Map<?, ?> filter = body instanceof Map<?, ?> map ? map : Map.of();
    if (filter.isEmpty()) {
      application.filter(List.of(), List.of());
    } else {
      application.filter(types(filter.get("allowed")), types(filter.get("disallowed")));
    }
    return Answer.ok(application.snapshot());
  }

  private static @Nullable List<Object> types(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof List<?> list
        && list.stream()
            .allMatch(i -> i instanceof Map<?, ?> m && m.get("type") instanceof String)) {
      return List.copyOf(list);
    }
    throw new AriError(400, "Invalid format definition");
  }
}
