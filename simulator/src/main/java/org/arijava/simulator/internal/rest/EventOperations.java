/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.arijava.simulator.internal.world.Application;
import org.arijava.simulator.internal.world.Bridge;
import org.arijava.simulator.internal.world.Channel;
import org.arijava.simulator.internal.world.Endpoint;
import org.arijava.simulator.internal.world.World;

/** The operations on events; the WebSocket itself is a matter of the network. */
final class EventOperations {
  private final World world;
  private final Lookup lookup;

  EventOperations(World world) {
    this.world = world;
    lookup = new Lookup(world);
  }

  void register(Handlers handlers) {
    handlers.on("events.eventWebsocket", this::eventWebsocket);
    handlers.on("events.userEvent", this::userEvent);
    handlers.on("events.claimChannel", this::claimChannel);
  }

  private Answer eventWebsocket(Request request) {
    if (request.call().overWebSocket()) {
      throw new AriError(400, "Bad request", "Can't upgrade to websocket from a websocket");
    }
    return Answer.html(426, "");
  }

  private Answer userEvent(Request request) {
    String name = request.required("application", 400, "Missing parameter application");
    Application application = lookup.application(name);
    Map<String, Object> event = world.events().of("ChannelUserevent");
    String eventName = request.path("eventName");
    event.put("eventname", eventName);
    var fields = new LinkedHashMap<String, Object>();
    if (request.inBody("variables") instanceof Map<?, ?> variables) {
      variables.forEach((key, value) -> fields.put((String) key, value));
    }
    fields.put("eventname", eventName);
    event.put("userevent", fields);
    for (String source : request.list("source")) {
      addSource(event, source);
    }
    world.events().toApplication(application, event);
    return Answer.done();
  }

  private void addSource(Map<String, Object> event, String source) {
    int colon = source.indexOf(':');
    String scheme = colon < 0 ? source : source.substring(0, colon);
    String id = source.substring(colon + 1);
    Map<String, Object> json =
        switch (scheme) {
          case "channel" -> {
            Channel channel = world.channels().find(id);
            yield channel == null ? Map.of() : channel.snapshot();
          }
          case "bridge" -> {
            Bridge bridge = world.bridges().find(id);
            yield bridge == null ? Map.of() : bridge.snapshot();
          }
          case "endpoint" -> {
            String[] parts = id.split("/", 2);
            Endpoint endpoint =
                parts.length < 2 ? null : world.endpoints().find(parts[0], parts[1]);
            yield endpoint == null ? Map.of() : endpoint.snapshot();
          }
          default -> throw new AriError(400, "Invalid event source URI scheme");
        };
    if (json.isEmpty()) {
      throw new AriError(422, "Event source was not found");
    }
    event.put(scheme, json);
  }

  private Answer claimChannel(Request request) {
    String channelId = request.required("channelId", 400, "channelId parameter is required");
    String application = request.required("application", 400, "application parameter is required");
    return switch (world.broadcasts().claim(channelId, application)) {
      case WON -> Answer.done();
      case TAKEN -> Answer.error(409, "Channel has already been claimed by another application");
      case UNKNOWN -> Answer.error(404, "Channel not found or not in broadcast state");
    };
  }
}
