/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.List;
import java.util.Map;
import org.arijava.simulator.internal.world.Endpoint;
import org.arijava.simulator.internal.world.World;
import org.jspecify.annotations.Nullable;

/** The operations on endpoints. */
final class EndpointOperations {
  private final World world;

  EndpointOperations(World world) {
    this.world = world;
  }

  void register(Handlers handlers) {
    handlers.on("endpoints.list", this::list);
    handlers.on("endpoints.listByTech", this::listByTech);
    handlers.on("endpoints.get", request -> Answer.ok(endpoint(request).snapshot()));
    handlers.on("endpoints.sendMessage", request -> sendMessage(request, named(request)));
    handlers.on(
        "endpoints.sendMessageToEndpoint", request -> sendMessage(request, endpoint(request)));
    handlers.on("endpoints.refer", request -> refer(request, named(request)));
    handlers.on("endpoints.referToEndpoint", request -> refer(request, endpoint(request)));
  }

  private Answer list(Request request) {
    return Answer.ok(world.endpoints().all().stream().map(Endpoint::snapshot).toList());
  }

  private Answer listByTech(Request request) {
    String technology = request.path("tech");
    List<Map<String, Object>> found =
        world.endpoints().all().stream()
            .filter(endpoint -> endpoint.technology().equals(technology))
            .map(Endpoint::snapshot)
            .toList();
    if (found.isEmpty()) {
      throw new AriError(404, "No Endpoints found - invalid tech " + technology);
    }
    return Answer.ok(found);
  }

  private Endpoint endpoint(Request request) {
    return found(world.endpoints().find(request.path("tech"), request.path("resource")));
  }

  private static Endpoint found(@Nullable Endpoint endpoint) {
    if (endpoint == null) {
      throw new AriError(404, "Endpoint not found");
    }
    return endpoint;
  }

  /* Of "pjsip:alice", "pjsip:alice@there" and "pjsip:alice/sip:..." the endpoint is alice. */
  private Endpoint named(Request request) {
    String to = request.required("to", 400, "To must be specified");
    String[] parts = to.split(":", 2);
    boolean known = parts.length == 2 && parts[0].equalsIgnoreCase("pjsip");
    return found(
        known ? world.endpoints().find("PJSIP", parts[1].replaceFirst("[/@].*", "")) : null);
  }

  private Answer sendMessage(Request request, Endpoint endpoint) {
    Request.BodyVariables variables = request.variables();
    String body = request.text("body", "");
    world.soon(
        () -> world.messages().send(endpoint, request.text("from", ""), body, variables.values()));
    return Answer.accepted();
  }

  private static Answer refer(Request request, Endpoint endpoint) {
    request.variables();
    endpoint.refer(request.text("refer_to", ""));
    return Answer.accepted();
  }
}
