/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.arijava.simulator.internal.world.Channel;
import org.arijava.simulator.internal.world.Json;
import org.arijava.simulator.internal.world.World;
import org.jspecify.annotations.Nullable;

/** Channels that listen in or carry raw audio, and what only lines over SIP can do. */
final class SpecialChannelOperations {
  private static final Set<String> DIRECTIONS = Set.of("none", "both", "out", "in");
  private static final Set<String> PROGRESS =
      Set.of("channel_progress", "channel_answered", "channel_unavailable", "channel_declined");
  private static final int FIRST_PORT = 10_000;

  private final World world;
  private final Lookup lookup;
  private int port = FIRST_PORT;

  SpecialChannelOperations(World world) {
    this.world = world;
    lookup = new Lookup(world);
  }

  void register(Handlers handlers) {
    handlers.on("channels.snoopChannel", request -> snoop(request, request.filled("snoopId")));
    handlers.on("channels.snoopChannelWithId", request -> snoop(request, request.path("snoopId")));
    handlers.on("channels.externalMedia", this::externalMedia);
    handlers.on("channels.rtpstatistics", this::rtpStatistics);
    handlers.on("channels.transfer_progress", this::transferProgress);
  }

  private Answer snoop(Request request, @Nullable String wanted) {
    String spy = direction(request, "spy");
    String whisper = direction(request, "whisper");
    if (spy.equals("none") && whisper.equals("none")) {
      throw new AriError(400, "Direction must be specified for at least spy or whisper");
    }
    String application = request.required("app", 400, "Application name is required");
    Channel channel = world.channels().find(request.path("channelId"));
    if (channel == null) {
      throw new AriError(404, "Channel Not Found", "Provided channel was not found");
    }
    String id = newId(wanted);
    return Answer.ok(
        world.special().snoop(channel, id, application, request.args("appArgs")).snapshot());
  }

  private static String direction(Request request, String name) {
    String direction = request.text(name, "none");
    if (!DIRECTIONS.contains(direction)) {
      throw new AriError(400, "Invalid direction specified for " + name);
    }
    return direction;
  }

  private String newId(@Nullable String wanted) {
    if (wanted == null) {
      return world.channels().newId();
    }
    ChannelOperations.checkLength(wanted);
    if (world.channels().isTaken(wanted)) {
      throw new AriError(409, "Channel with given unique ID already exists");
    }
    return wanted;
  }

  private Answer externalMedia(Request request) {
    String application = request.required("app", 400, "app cannot be empty");
    String format = request.required("format", 400, "format cannot be empty");
    String transport = request.text("transport", "udp");
    String encapsulation = request.text("encapsulation", "rtp");
    boolean webSocket = transport.equals("websocket");
    boolean serves = request.text("connection_type", "client").equals("server");
    String host = request.text("external_host", webSocket && serves ? "INCOMING" : "");
    if (world.release().isOldest()) {
      checkAsOldest(encapsulation, transport, host, format);
    } else {
      check(encapsulation, transport, webSocket, serves, host, request);
    }
    if (!ChannelOperations.isFormat(format)) {
      throw new AriError(500, "An internal error prevented this request from being handled");
    }
    String wanted = request.filled("channelId");
    if (wanted != null && world.channels().isTaken(wanted) && !world.release().isOldest()) {
      throw new AriError(500, "An internal error prevented this request from being handled");
    }
    String id = newId(wanted);
    var variables = new LinkedHashMap<>(request.variables().values());
    List<String> args = new ArrayList<>(request.args("appArgs"));
    String data = request.text("data", "");
    String prefix;
    if (webSocket) {
      prefix = "WebSocket/" + host + "/";
      variables.put("MEDIA_WEBSOCKET_CONNECTION_ID", UUID.randomUUID().toString());
      variables.put("MEDIA_WEBSOCKET_OPTIMAL_FRAME_SIZE", format.equals("slin16") ? "640" : "160");
      args.addAll(request.args("data"));
    } else if (transport.equals("tcp")) {
      prefix = "AudioSocket/" + host + "-" + data;
      variables.put("AUDIOSOCKET_UUID", data);
      variables.put("AUDIOSOCKET_SERVICE", host);
      args.add(0, data);
    } else {
      prefix = "UnicastRTP/" + host + "-";
      port += 2;
      variables.put("UNICASTRTP_LOCAL_ADDRESS", "127.0.0.1");
      variables.put("UNICASTRTP_LOCAL_PORT", Integer.toString(port));
      args.addAll(request.args("data"));
    }
    Channel channel = world.special().media(id, prefix, variables, application, args);
    Map<String, Object> json = channel.snapshot();
    json.put("channelvars", new LinkedHashMap<>(variables));
    return Answer.ok(json);
  }

  private static void checkAsOldest(
      String encapsulation, String transport, String host, String format) {
    if (host.isEmpty()) {
      throw new AriError(400, "external_host cannot be empty");
    }
    if (!host.matches(".+:\\d+")) {
      throw new AriError(400, "external_host must be <host>:<port>");
    }
    boolean isKnown =
        (encapsulation.equals("rtp") && transport.equals("udp"))
            || (encapsulation.equals("audiosocket") && transport.equals("tcp"));
    if (!isKnown) {
      throw new AriError(501, "The encapsulation and/or transport is not supported");
    }
    ChannelOperations.checkFormat(format);
  }

  private static void check(
      String encapsulation,
      String transport,
      boolean webSocket,
      boolean serves,
      String host,
      Request request) {
    if (serves && !webSocket) {
      throw new AriError(
          400, "'server' connection_type can only be used with the websocket transport");
    }
    if (encapsulation.equals("rtp") && !webSocket && !transport.equals("udp")) {
      throw new AriError(400, "transport must be 'udp' for rtp encapsulation");
    }
    if (encapsulation.equals("audiosocket") && !transport.equals("tcp")) {
      throw new AriError(400, "transport must be 'tcp' for audiosocket encapsulation");
    }
    if (webSocket && !encapsulation.equals("none")) {
      throw new AriError(400, "encapsulation must be 'none' for websocket transport");
    }
    if (!webSocket && !Set.of("rtp", "audiosocket").contains(encapsulation)) {
      throw new AriError(501, "The encapsulation and/or transport is not supported");
    }
    if (host.isEmpty()) {
      throw new AriError(400, "external_host is required for all but websocket server connections");
    }
    if (!webSocket && !host.matches(".+:\\d+")) {
      throw new AriError(
          400, "external_host must be <host>:<port> for all transports other than websocket");
    }
    if (!Set.of("both", "in", "out").contains(request.text("direction", "both"))) {
      throw new AriError(400, "Invalid direction specified");
    }
    if (transport.equals("tcp")) {
      String data = request.required("data", 400, "data can not be empty");
      try {
        UUID.fromString(data);
      } catch (IllegalArgumentException e) {
        throw new AriError(500, "An internal error prevented this request from being handled");
      }
    }
  }

  private Answer rtpStatistics(Request request) {
    Channel channel = lookup.channel(request);
    if (channel.technology().equals("UnicastRTP")) {
      throw new AriError(404, "RTP info not found");
    }
    if (!channel.technology().equals("PJSIP")) {
      throw new AriError(403, "Unsupported channel type");
    }
    Map<String, Object> json = Json.object();
    for (String name :
        List.of(
            "txcount",
            "rxcount",
            "txploss",
            "rxploss",
            "local_ssrc",
            "remote_ssrc",
            "txoctetcount",
            "rxoctetcount")) {
      json.put(name, 0);
    }
    json.put("channel_uniqueid", channel.id());
    for (String name : List.of("txjitter", "rxjitter")) {
      json.put(name, 0.0);
    }
    for (String what : List.of("jitter", "rxploss")) {
      for (String side : List.of("remote_", "local_")) {
        for (String kind : List.of("max", "min", "normdev", "stdev")) {
          json.put(side + kind + what, 0.0);
        }
      }
    }
    for (String name : List.of("rtt", "maxrtt", "minrtt", "normdevrtt", "stdevrtt")) {
      json.put(name, 0.0);
    }
    if (!world.release().isOldest()) {
      for (String name : List.of("txmes", "rxmes")) {
        json.put(name, 0);
      }
      for (String side : List.of("remote_", "local_")) {
        for (String kind : List.of("max", "min", "normdev", "stdev")) {
          json.put(side + kind + "mes", 0.0);
        }
      }
    }
    return Answer.ok(json);
  }

  private Answer transferProgress(Request request) {
    Channel channel = lookup.controlled(request);
    String state = request.required("states", 400, "states must not be empty");
    if (!PROGRESS.contains(state)) {
      throw new AriError(400, "Invalid states value");
    }
    world.soon(() -> world.transfers().progressed(channel, state));
    return Answer.done();
  }
}
