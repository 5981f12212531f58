/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.arijava.simulator.internal.world.Bridge;
import org.arijava.simulator.internal.world.Channel;
import org.arijava.simulator.internal.world.Json;
import org.arijava.simulator.internal.world.World;
import org.jspecify.annotations.Nullable;

/** The operations on bridges, but for what is played and recorded. */
final class BridgeOperations {
  private final World world;
  private final Lookup lookup;

  BridgeOperations(World world) {
    this.world = world;
    lookup = new Lookup(world);
  }

  void register(Handlers handlers) {
    handlers.on("bridges.list", this::list);
    handlers.on("bridges.create", request -> create(request, request.filled("bridgeId")));
    handlers.on("bridges.createWithId", this::createWithId);
    handlers.on("bridges.get", request -> Answer.ok(bridge(request, "Not Found").snapshot()));
    handlers.on("bridges.destroy", this::destroy);
    handlers.on("bridges.getBridgeVar", this::getVariable);
    handlers.on("bridges.setBridgeVar", this::setVariable);
    handlers.on("bridges.getBridgeVars", this::getVariables);
    handlers.on("bridges.setBridgeVars", this::setVariables);
    handlers.on("bridges.addChannel", this::addChannel);
    handlers.on("bridges.removeChannel", this::removeChannel);
    handlers.on("bridges.setVideoSource", this::setVideoSource);
    handlers.on("bridges.clearVideoSource", this::clearVideoSource);
    handlers.on("bridges.startMoh", this::startMoh);
    handlers.on("bridges.stopMoh", this::stopMoh);
  }

  private Bridge bridge(Request request, String reason) {
    return lookup.bridge(request.path("bridgeId"), reason);
  }

  private Answer list(Request request) {
    return Answer.ok(world.bridges().all().stream().map(Bridge::snapshot).toList());
  }

  private Answer createWithId(Request request) {
    String id = request.path("bridgeId");
    Bridge existing = world.bridges().find(id);
    return existing != null && world.release().isOldest()
        ? updateAsOldest(request, existing)
        : create(request, id);
  }

  /** Asterisk 16 changes the name, and answers with nothing. */
  private static Answer updateAsOldest(Request request, Bridge existing) {
    if (request.filled("type") != null) {
      throw new AriError(500, "Supplying a bridge type when updating a bridge is not allowed.");
    }
    existing.rename(request.text("name", ""));
    return Answer.empty(200);
  }

  private Answer create(Request request, @Nullable String wanted) {
    Bridge existing = wanted == null ? null : world.bridges().find(wanted);
    if (existing != null && world.hasModel("ChannelTransfer")) {
      throw new AriError(409, "Bridge with id '" + wanted + "' already exists");
    }
    if (existing != null && !world.release().isOldest()) { // which makes another of the same id
      existing.rename(request.text("name", ""));
      return Answer.ok(existing.snapshot());
    }
    Request.BodyVariables variables = request.variables();
    String type = request.filled("type");
    String id = wanted == null ? UUID.randomUUID().toString() : wanted;
    List<String> types = type == null ? List.of("mixing") : List.of(type.split(",", -1));
    Bridge bridge = world.bridges().create(id, request.text("name", ""), types);
    if (bridge == null) {
      throw new AriError(
          500,
          "Internal Error",
          "Unable to create bridge. Possible duplicate bridge id '"
              + (wanted == null ? "(null)" : wanted)
              + "'");
    }
    bridge.variables().putAll(variables.values());
    variables.reported().forEach(bridge::report);
    return Answer.ok(bridge.snapshot());
  }

  private Answer destroy(Request request) {
    Bridge bridge = bridge(request, "Not found");
    world.soon(bridge::destroy);
    world.bridges().forget(bridge);
    return Answer.done();
  }

  private Answer getVariable(Request request) {
    String name = request.required("variable", 400, "Variable name is required");
    return Answer.ok(Json.object("value", read(bridge(request, "Not found"), name)));
  }

  private static String read(Bridge bridge, String name) {
    String value = bridge.variables().get(name);
    if (value == null || value.isEmpty()) {
      throw new AriError(404, "Variable Not Found", "Provided variable was not found");
    }
    return value;
  }

  private Answer setVariable(Request request) {
    Bridge bridge = bridge(request, "Not found");
    String name = request.required("variable", 400, "Variable name is required");
    bridge.variables().put(name, request.text("value", ""));
    if (request.flag("report_events")) {
      bridge.report(name);
    }
    return Answer.done();
  }

  private Answer getVariables(Request request) {
    if (!request.has("variables")) {
      throw new AriError(400, "At least one variable name is required");
    }
    List<String> names = request.list("variables");
    if (names.isEmpty()) {
      throw new AriError(400, "Variable names are required");
    }
    Bridge bridge = bridgeOfVariables(request);
    var values = new LinkedHashMap<String, Object>();
    names.forEach(name -> values.put(name, read(bridge, name)));
    return Answer.ok(Json.object("variables", values));
  }

  private Bridge bridgeOfVariables(Request request) {
    Bridge bridge = world.bridges().find(request.path("bridgeId"));
    if (bridge == null) {
      throw new AriError(404, "Bridge Not Found", "Provided bridge was not found");
    }
    return bridge;
  }

  private Answer setVariables(Request request) {
    Request.BodyVariables variables = ChannelVariables.required(request);
    Bridge bridge = bridgeOfVariables(request);
    bridge.variables().putAll(variables.values());
    variables.reported().forEach(bridge::report);
    return Answer.done();
  }

  private Outcome addChannel(Request request) {
    Bridge bridge = bridge(request, "Not found");
    List<Channel> channels = channels(request);
    boolean absorb = request.flag("absorbDTMF");
    for (Channel channel : channels) {
      if (world.recordings().isRecorded(channel)) {
        throw new AriError(409, "Channel " + channel.id() + " currently recording");
      }
    }
    return each(channels, channel -> bridge.add(channel, absorb));
  }

  private Outcome removeChannel(Request request) {
    Bridge bridge = bridge(request, "Not found");
    List<Channel> channels = channels(request);
    for (Channel channel : channels) {
      if (!bridge.has(channel)) {
        throw new AriError(422, "Channel not in this bridge");
      }
    }
    return each(channels, channel -> bridge.remove(channel, true));
  }

  private List<Channel> channels(Request request) {
    List<String> ids = request.list("channel");
    if (ids.isEmpty()) {
      throw new AriError(400, "Missing parameter channel");
    }
    return ids.stream().map(this::member).toList();
  }

  private Channel member(String id) {
    Channel channel = world.channels().find(id);
    if (channel == null) {
      throw new AriError(400, "Channel not found");
    }
    if (channel.stay() == null) {
      throw new AriError(422, "Channel not in Stasis application");
    }
    return channel;
  }

  /* Each channel does it when it comes to that; the answer waits for all, in their order. */
  private Outcome each(List<Channel> channels, Consumer<Channel> effect) {
    var later = new Later();
    each(channels, 0, effect, later);
    return later;
  }

  private void each(List<Channel> channels, int index, Consumer<Channel> effect, Later later) {
    if (index == channels.size()) {
      later.complete(Answer.done());
      return;
    }
    Channel channel = channels.get(index);
    channel
        .commands()
        .add(
            () -> {
              if (!channel.isHungUp()) {
                effect.accept(channel);
              }
              each(channels, index + 1, effect, later);
            });
  }

  private Answer setVideoSource(Request request) {
    Bridge bridge = bridge(request, "Not found");
    Channel channel = world.channels().find(request.path("channelId"));
    if (channel == null) {
      throw new AriError(400, "Channel not found");
    }
    if (channel.stay() == null) {
      throw new AriError(409, "Channel not in Stasis application");
    }
    if (!bridge.has(channel)) {
      throw new AriError(422, "Channel not in this bridge");
    }
    bridge.video(channel.id());
    return Answer.done();
  }

  private Answer clearVideoSource(Request request) {
    bridge(request, "Not found").forgetVideo();
    return Answer.done();
  }

  private Answer startMoh(Request request) {
    bridge(request, "Not found").startMusic();
    return Answer.done();
  }

  private Answer stopMoh(Request request) {
    if (!bridge(request, "Not found").stopMusic()) {
      throw new AriError(409, "Bridge isn't playing music");
    }
    return Answer.done();
  }
}
