/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.arijava.simulator.internal.world.Caller;
import org.arijava.simulator.internal.world.Causes;
import org.arijava.simulator.internal.world.Channel;
import org.arijava.simulator.internal.world.Channel.State;
import org.arijava.simulator.internal.world.Origin;
import org.arijava.simulator.internal.world.Position;
import org.arijava.simulator.internal.world.World;
import org.jspecify.annotations.Nullable;

/** How channels begin, move and end. */
final class ChannelOperations {
  private static final int MAX_ID = 149;
  private static final int DEFAULT_TIMEOUT = 30;
  private static final Set<String> FORMATS =
      Set.of(
          "ulaw", "alaw", "gsm", "g722", "g729", "g726", "slin", "slin8", "slin12", "slin16",
          "slin24", "slin32", "slin44", "slin48", "slin96", "slin192", "opus", "speex", "speex16",
          "speex32", "ilbc", "silk8", "silk12", "silk16", "silk24", "siren7", "siren14", "adpcm",
          "lpc10", "codec2", "vp8", "vp9", "h263", "h264", "h265");

  private final World world;
  private final Lookup lookup;

  ChannelOperations(World world) {
    this.world = world;
    lookup = new Lookup(world);
  }

  void register(Handlers handlers) {
    handlers.on("channels.list", this::list);
    handlers.on("channels.get", request -> Answer.ok(lookup.channel(request).snapshot()));
    handlers.on("channels.originate", request -> originate(request, request.filled("channelId")));
    handlers.on(
        "channels.originateWithId", request -> originate(request, request.path("channelId")));
    handlers.on("channels.create", this::create);
    handlers.on("channels.hangup", this::hangup);
    handlers.on("channels.continueInDialplan", this::continueInDialplan);
    handlers.on("channels.move", this::move);
    handlers.on("channels.redirect", this::redirect);
    handlers.on("channels.dial", this::dial);
  }

  private Answer list(Request request) {
    return Answer.ok(world.channels().all().stream().map(Channel::snapshot).toList());
  }

  private Answer originate(Request request, @Nullable String channelId) {
    String endpoint = request.required("endpoint", 400, "Endpoint must be specified");
    checkEndpoint(endpoint);
    String application = request.filled("app");
    String extension = request.filled("extension");
    if (application == null && extension == null) {
      throw new AriError(400, "Application or extension must be specified");
    }
    if (request.filled("originator") != null && request.filled("formats") != null) {
      throw new AriError(400, "Originator and formats can't both be specified");
    }
    checkFormats(request);
    String context = request.text("context", "default");
    int priority = request.number("priority", 1);
    String label = request.filled("label");
    if (extension != null && label != null) {
      priority = world.dialplan().priorityOf(context, extension, label);
      if (priority == 0) {
        throw new AriError(404, "Requested label can not be found");
      }
    }
    int seconds = request.number("timeout", DEFAULT_TIMEOUT);
    Duration timeout =
        Duration.ofSeconds(seconds == 0 ? DEFAULT_TIMEOUT : seconds < 0 ? 0 : seconds);
    Origin origin =
        origin(request, endpoint, channelId, application, context, extension, priority, timeout);
    Channel channel = world.dialer().originate(origin);
    return channel == null ? Answer.allocationFailed() : Answer.ok(channel.snapshot());
  }

  private Answer create(Request request) {
    String endpoint = request.required("endpoint", 400, "Endpoint must be specified");
    checkEndpoint(endpoint);
    checkFormats(request);
    Origin origin =
        origin(
            request,
            endpoint,
            request.filled("channelId"),
            request.text("app", ""),
            "default",
            null,
            1,
            Duration.ZERO);
    Channel channel = world.dialer().create(origin);
    return channel == null ? Answer.allocationFailed() : Answer.ok(channel.snapshot());
  }

  private Origin origin(
      Request request,
      String endpoint,
      @Nullable String channelId,
      @Nullable String application,
      String context,
      @Nullable String extension,
      int priority,
      Duration timeout) {
    Request.BodyVariables variables = request.variables();
    String other = request.filled("otherChannelId");
    for (String id :
        new String[] {channelId == null ? "" : channelId, other == null ? "" : other}) {
      checkLength(id);
    }
    if ((channelId != null && world.channels().isTaken(channelId))
        || (other != null && (world.channels().isTaken(other) || other.equals(channelId)))) {
      throw new AriError(409, "Channel with given unique ID already exists");
    }
    String id = channelId == null ? world.channels().newId() : channelId;
    String otherId = other;
    if (otherId == null) {
      otherId = channelId == null ? world.channels().newId() : channelId + ";2";
    }
    int slash = endpoint.indexOf('/');
    return new Origin(
        endpoint.substring(0, slash),
        endpoint.substring(slash + 1),
        id,
        otherId,
        application,
        request.args("appArgs"),
        context,
        extension == null ? "s" : extension,
        priority,
        Caller.parse(request.text("callerId", "")),
        timeout,
        variables.values(),
        variables.reported());
  }

  private static void checkEndpoint(String endpoint) {
    if (endpoint.indexOf('/') <= 0) {
      throw new AriError(400, "Invalid endpoint specified");
    }
  }

  static void checkLength(String id) {
    if (id.length() > MAX_ID) {
      throw new AriError(400, "Uniqueid length exceeds maximum of " + MAX_ID);
    }
  }

  private static void checkFormats(Request request) {
    String formats = request.filled("formats");
    if (formats != null) {
      for (String format : formats.split(",", -1)) {
        checkFormat(format);
      }
    }
  }

  static void checkFormat(String format) {
    if (!FORMATS.contains(format)) {
      throw new AriError(400, "Provided format (" + format + ") was not found");
    }
  }

  /** Whether Asterisk knows a format of media. */
  static boolean isFormat(String format) {
    return FORMATS.contains(format);
  }

  private Answer hangup(Request request) {
    Channel channel = lookup.channel(request);
    String reason = request.filled("reason");
    String code = request.filled("reason_code");
    if (reason != null && code != null) {
      throw new AriError(400, "The reason and reason_code can't both be specified");
    }
    int cause = Causes.NORMAL;
    if (reason != null) {
      cause = Causes.ofReason(reason);
      if (cause < 0) {
        throw new AriError(400, "Invalid Reason", "Invalid reason for hangup reason provided");
      }
    } else if (code != null) {
      if (!code.matches("-?\\d{1,9}")) {
        throw new AriError(400, "Invalid Reason", "Invalid reason for hangup reason code provided");
      }
      cause = Integer.parseInt(code);
    }
    int finalCause = cause;
    world.soon(() -> world.hangups().request(channel, finalCause));
    world.channels().forgetLingering(channel);
    return Answer.done();
  }

  private Answer continueInDialplan(Request request) {
    Channel channel = lookup.speaking(request);
    String context = request.filled("context");
    String extension = request.filled("extension");
    String label = request.filled("label");
    Position here = channel.position();
    Position target = null;
    if (context != null || extension != null || label != null || request.has("priority")) {
      String toContext = context == null ? here.context() : context;
      String toExtension = extension == null ? here.exten() : extension;
      int priority = request.number("priority", 1);
      if (label != null) {
        priority = world.dialplan().priorityOf(toContext, toExtension, label);
        if (priority == 0) {
          throw new AriError(404, "Requested label can not be found");
        }
      }
      target = new Position(toContext, toExtension, priority, "", "");
    }
    Position finalTarget = target;
    channel.commands().add(() -> world.stasis().leave(channel, finalTarget));
    return Answer.done();
  }

  private Answer move(Request request) {
    Channel channel = lookup.controlled(request);
    String application = request.required("app", 500, "Error parsing request");
    List<String> args = request.args("appArgs");
    channel.commands().add(() -> world.stasis().move(channel, application, args));
    return Answer.done();
  }

  private Answer redirect(Request request) {
    Channel channel = lookup.speaking(request);
    String endpoint = request.filled("endpoint");
    if (endpoint == null) {
      throw new AriError(400, "Not Found", "Required parameter 'endpoint' not provided.");
    }
    if (endpoint.indexOf('/') <= 0) {
      throw new AriError(
          422, "Endpoint parameter '" + endpoint + "' does not contain tech/resource");
    }
    String technology = endpoint.substring(0, endpoint.indexOf('/'));
    if (endpoint.endsWith("/")) {
      throw new AriError(422, "No resource provided in endpoint parameter '" + endpoint + "'");
    }
    if (!technology.equals(channel.technology())) {
      throw new AriError(
          422,
          "Endpoint technology '"
              + technology
              + "' does not match channel technology '"
              + channel.technology()
              + "'");
    }
    channel.commands().add(() -> {});
    return Answer.done();
  }

  private Answer dial(Request request) {
    Channel channel = lookup.controlled(request);
    if (channel.state() != State.DOWN) {
      throw new AriError(409, "Channel is not in the 'Down' state");
    }
    Duration timeout = Duration.ofSeconds(Math.max(0, request.number("timeout", 0)));
    channel.commands().add(() -> world.dialer().dial(channel, timeout));
    return Answer.done();
  }
}
