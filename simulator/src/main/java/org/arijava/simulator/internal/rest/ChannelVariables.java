/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arijava.simulator.internal.world.Channel;
import org.arijava.simulator.internal.world.Json;
import org.arijava.simulator.internal.world.World;

/** The variables of channels. */
final class ChannelVariables {
  private static final String NOT_FOUND = "Provided variable was not found";

  private final World world;
  private final Lookup lookup;

  ChannelVariables(World world) {
    this.world = world;
    lookup = new Lookup(world);
  }

  void register(Handlers handlers) {
    handlers.on("channels.getChannelVar", this::get);
    handlers.on("channels.setChannelVar", this::set);
    handlers.on("channels.getChannelVars", this::getAll);
    handlers.on("channels.setChannelVars", this::setAll);
  }

  private Answer get(Request request) {
    String name = request.required("variable", 400, "Variable name is required");
    return Answer.ok(Json.object("value", read(channel(request), name)));
  }

  private Channel channel(Request request) {
    Channel channel = world.channels().find(request.path("channelId"));
    if (channel == null) {
      throw new AriError(404, "Channel Not Found", "Provided channel was not found");
    }
    return channel;
  }

  private String read(Channel channel, String name) {
    if (world.variables().cannotRead(channel, name)) {
      throw new AriError(500, "Error With Function", "Unable to read provided function");
    }
    String value = world.variables().read(channel, name);
    if (value == null) {
      throw new AriError(404, "Variable Not Found", NOT_FOUND);
    }
    return value;
  }

  private Outcome set(Request request) {
    String name = request.required("variable", 400, "Variable name is required");
    String value = request.text("value", "");
    Channel channel = lookup.controlled(request);
    boolean report = request.flag("report_events") && world.hasModel("CallBroadcast");
    var later = new Later();
    channel
        .commands()
        .add(
            () -> {
              write(channel, name, value, report);
              later.complete(Answer.done());
            });
    return later;
  }

  private void write(Channel channel, String name, String value, boolean report) {
    if (report) {
      channel.report(name);
    }
    if (!world.variables().isUnknownFunction(name)) {
      world.variables().set(channel, name, value);
    }
  }

  private Answer getAll(Request request) {
    if (!request.has("variables")) {
      throw new AriError(400, "At least one variable name is required");
    }
    List<String> names = request.list("variables");
    if (names.isEmpty()) {
      throw new AriError(400, "Variable names are required");
    }
    Channel channel = channel(request);
    var values = new LinkedHashMap<String, Object>();
    names.forEach(name -> values.put(name, read(channel, name)));
    return Answer.ok(Json.object("variables", values));
  }

  private Outcome setAll(Request request) {
    Request.BodyVariables variables = required(request);
    Channel channel = lookup.controlled(request);
    var later = new Later();
    channel
        .commands()
        .add(
            () -> {
              variables
                  .values()
                  .forEach(
                      (name, value) ->
                          write(channel, name, value, variables.reported().contains(name)));
              later.complete(Answer.done());
            });
    return later;
  }

  /** The variables that a body must have. */
  static Request.BodyVariables required(Request request) {
    if (!(request.body() instanceof Map)) {
      throw new AriError(400, "The 'variables' field is required");
    }
    if (!(request.inBody("variables") instanceof Map)) {
      throw new AriError(400, "The 'variables' field must be a JSON object");
    }
    return request.variables();
  }
}
