/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.arijava.simulator.internal.world.Json;
import org.arijava.simulator.internal.world.World;
import org.arijava.spec.Operation;
import org.arijava.spec.Resource;
import org.arijava.spec.Spec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Brings requests to the handlers of the operations that the simulated release has. Confined to the
 * world's thread.
 */
public final class Router {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final String FORM = "application/x-www-form-urlencoded";

  private final World world;
  private final Node root = new Node();

  public Router(Spec spec, World world) {
    this.world = world;
    Map<String, Handler> handlers = Handlers.of(world).byName();
    for (Resource resource : spec.resources()) {
      if (resource.name().equals("mailboxes") && !world.settings().mailboxes()) {
        continue;
      }
      for (Operation operation : resource.operations()) {
        Handler handler = handlers.get(resource.name() + "." + operation.nickname());
        if (handler == null) {
          throw new IllegalStateException(
              "Nothing handles " + resource.name() + "." + operation.nickname());
        }
        if (world.release().has(operation.since())) {
          root.add(operation.path(), operation.method(), handler);
        }
      }
    }
    new ApiDocs(spec, world.release()).register(root);
  }

  /**
   * Whether there is something to ask.
   *
   * @param path as {@code /channels/{channelId}}, or with an id in the place of the braces
   */
  public boolean knows(String method, String path) {
    @Nullable Node node = root;
    for (String segment : path.substring(1).split("/", -1)) {
      node = node == null ? null : node.next(segment, new LinkedHashMap<>());
    }
    return node != null && (node.handler(method) != null || method.equals("OPTIONS"));
  }

  /** Does what a request asks. */
  public Outcome route(Call call) {
    try {
      return find(call);
    } catch (AriError e) {
      return e.answer();
    } catch (RuntimeException e) {
      LOG.error("{} /{} failed in the simulator", call.method(), call.path(), e);
      return Answer.error(500, "The simulator failed: " + e);
    }
  }

  private Outcome find(Call call) {
    if (call.path().isEmpty() || call.path().startsWith("/")) {
      return invalidMethod(root);
    }
    if (call.path().endsWith("/")) {
      String shorter = call.path().replaceFirst("/+$", "");
      return Answer.error(404, "ARI URLs do not end with a slash. Try /ari/" + shorter);
    }
    if (call.path().startsWith("api-docs/") && !call.method().matches("GET|OPTIONS")) {
      return Answer.error(405, "Unsupported method");
    }
    Node node = root;
    var parameters = new LinkedHashMap<String, String>();
    for (String segment : call.path().split("/", -1)) {
      Node next = node.next(Decoding.text(segment), parameters);
      if (next == null) {
        return Answer.error(404, "Resource not found");
      }
      node = next;
    }
    if (call.method().equals("OPTIONS") && node.isResource()) {
      return Answer.done().with("Allow", node.allowed());
    }
    Handler handler = node.handler(call.method());
    if (handler == null) {
      return node.isResource() ? invalidMethod(node) : Answer.error(404, "Resource not found");
    }
    return handler.handle(request(call, parameters));
  }

  private static Answer invalidMethod(Node node) {
    return Answer.error(405, "Invalid method").with("Allow", node.allowed());
  }

  private static Request request(Call call, Map<String, String> path) {
    var values = new LinkedHashMap<String, Object>();
    String type = call.contentType().replaceFirst(";.*", "").toLowerCase(Locale.ROOT);
    Map<String, String> form =
        type.equals(FORM)
            ? Decoding.form(new String(call.body(), StandardCharsets.UTF_8))
            : Map.of();
    if (call.overWebSocket()) {
      put(values, call.query());
      put(values, call.overrides());
      put(values, form);
    } else {
      put(values, form);
      put(values, call.query());
    }
    Object body = type.equals("application/json") && call.body().length > 0 ? json(call) : null;
    if (body instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (value != null) {
              values.put((String) name, value);
            }
          });
    }
    return new Request(call, path, values, body);
  }

  private static void put(Map<String, Object> values, Map<String, String> more) {
    more.forEach((name, value) -> values.put(name, new Request.FromQuery(value)));
  }

  private static @Nullable Object json(Call call) {
    Object body;
    try {
      body = Json.read(call.body());
    } catch (JacksonException e) {
      throw new AriError(400, "Error parsing request body");
    }
    if (!(body instanceof Map || body instanceof java.util.List)) {
      throw new AriError(400, "Error parsing request body");
    }
    return body;
  }

  /** The world that it works on. */
  public World world() {
    return world;
  }
}
