/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The variables of channels, and the functions that look like variables. */
public final class Variables {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}]+)}");
  private static final Pattern FUNCTION = Pattern.compile("(\\w+)\\((.*)\\)");
  private static final Set<String> OTHER_FUNCTIONS =
      Set.of("TALK_DETECT", "PJSIP_HEADER", "PJSIP_TRANSFER_HANDLING", "DENOISE", "FEATUREMAP");

  private static final String TONES = "TONE_DETECT";

  private final World world;

  Variables(World world) {
    this.world = world;
  }

  /** Whether something is written like a function that Asterisk does not have. */
  public boolean isUnknownFunction(String name) {
    Matcher function = FUNCTION.matcher(name);
    return function.matches()
        && !Set.of("CALLERID", "CONNECTEDLINE", "CHANNEL", TONES).contains(function.group(1))
        && !OTHER_FUNCTIONS.contains(function.group(1));
  }

  /** Whether something is a function that a channel cannot be asked for. */
  public boolean cannotRead(Channel channel, String name) {
    return isUnknownFunction(name)
        || (name.startsWith(TONES + "(") && channel.toneDetector == null);
  }

  /** Sets a variable, and tells so. */
  public void set(Channel channel, String name, String value) {
    Matcher function = FUNCTION.matcher(name);
    if (function.matches()) {
      setFunction(channel, name, function.group(1), function.group(2), value);
      return;
    }
    channel.variables().put(name, value);
    world
        .events()
        .toChannel(
            channel,
            world
                .events()
                .of(
                    "ChannelVarset",
                    "variable",
                    name,
                    "value",
                    value,
                    "channel",
                    channel.snapshot()));
  }

  /** Sets a variable of all channels, and tells those so who look at all. */
  public void setGlobal(String name, String value) {
    world.globalVariables().put(name, value);
    world.events().toWatchers(world.events().of("ChannelVarset", "variable", name, "value", value));
  }

  private void setFunction(
      Channel channel, String name, String function, String argument, String value) {
    switch (function) {
      case "CALLERID" -> {
        channel.caller = changed(channel.caller, argument, value);
        tellCaller(channel);
      }
      case "CONNECTEDLINE" -> {
        channel.connected = changed(channel.connected, argument, value);
        tellConnected(channel);
      }
      case "CHANNEL" -> {
        if (argument.equals("accountcode")) {
          channel.accountCode = value;
        }
      }
      case TONES -> detectTones(channel, argument);
      default -> {
        if (name.equals("TALK_DETECT(remove)")) {
          channel.variables().remove("TALK_DETECT(set)");
        } else if (OTHER_FUNCTIONS.contains(function)) {
          channel.variables().put(name, value);
        }
      }
    }
  }

  private void detectTones(Channel channel, String arguments) {
    if (channel.toneDetector != null) {
      channel.toneDetector.end();
      channel.toneDetector = null;
    }
    if (!ToneDetector.isEnd(arguments)) {
      channel.toneDetector = new ToneDetector(world, channel, arguments);
      channel.toneDetector.hear(channel.tone);
    }
  }

  private static Caller changed(Caller caller, String argument, String value) {
    return switch (argument.replaceFirst(",.*", "")) {
      case "name" -> new Caller(value, caller.number());
      case "num", "number" -> new Caller(caller.name(), value);
      case "all" -> Caller.parse(value);
      default -> caller;
    };
  }

  void tellCaller(Channel channel) {
    world
        .events()
        .toChannel(
            channel,
            world
                .events()
                .of(
                    "ChannelCallerId",
                    "caller_presentation",
                    0,
                    "caller_presentation_txt",
                    "Presentation Allowed, Not Screened",
                    "channel",
                    channel.snapshot()));
  }

  void tellConnected(Channel channel) {
    world
        .events()
        .toChannel(
            channel, world.events().of("ChannelConnectedLine", "channel", channel.snapshot()));
  }

  /** Reads a variable; null when it is not set, or empty. */
  public @Nullable String read(Channel channel, String name) {
    Matcher function = FUNCTION.matcher(name);
    String value;
    if (function.matches()) {
      value = readFunction(channel, function.group(1), function.group(2), name);
    } else {
      value = channel.variables().get(name);
      if (value == null) {
        value = builtIn(channel, name);
      }
      if (value == null) {
        value = world.globalVariables().get(name);
      }
    }
    return value == null || value.isEmpty() ? null : value;
  }

  private static @Nullable String readFunction(
      Channel channel, String function, String argument, String name) {
    return switch (function) {
      case "CALLERID" -> part(channel.caller, argument);
      case "CONNECTEDLINE" -> part(channel.connected, argument);
      case "CHANNEL" -> ofChannel(channel, argument);
      case TONES -> tones(channel, argument);
      default -> channel.variables().get(name);
    };
  }

  private static @Nullable String tones(Channel channel, String direction) {
    return switch (direction) {
      case "rx" -> channel.toneDetector == null ? null : "" + channel.toneDetector.count();
      case "tx" -> "0"; // what is played to a channel is no tone here
      default -> null;
    };
  }

  private static @Nullable String part(Caller caller, String argument) {
    return switch (argument) {
      case "name" -> caller.name();
      case "num", "number" -> caller.number();
      case "all" -> "\"" + caller.name() + "\" <" + caller.number() + ">";
      default -> null;
    };
  }

  private static @Nullable String ofChannel(Channel channel, String argument) {
    return switch (argument) {
      case "state" -> channel.state.text;
      case "name" -> channel.name();
      case "language" -> "en";
      case "accountcode" -> channel.accountCode;
      case "channeltype" -> channel.technology();
      case "pjsip,call-id" -> channel.protocolId;
      case "pjsip,local_tag" -> tag(channel, "local");
      case "pjsip,remote_tag" -> tag(channel, "remote");
      default -> null;
    };
  }

  private static String tag(Channel channel, String side) {
    String text = channel.protocolId + side;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static @Nullable String builtIn(Channel channel, String name) {
    return switch (name) {
      case "EXTEN" -> channel.position.exten();
      case "CONTEXT" -> channel.position.context();
      case "PRIORITY" -> Integer.toString(channel.position.priority());
      case "CHANNEL" -> channel.name();
      case "UNIQUEID" -> channel.id();
      case "HANGUPCAUSE" -> Integer.toString(channel.cause);
      default -> null;
    };
  }

  /** Puts values in the place of {@code ${NAME}}, {@code ${NAME:offset:length}}. */
  String substitute(Channel channel, String text) {
    Matcher reference = REFERENCE.matcher(text);
    var result = new StringBuilder();
    while (reference.find()) {
      String[] parts = reference.group(1).split(":", -1);
      String value = read(channel, parts[0]);
      reference.appendReplacement(
          result, Matcher.quoteReplacement(cut(value == null ? "" : value, parts)));
    }
    return reference.appendTail(result).toString();
  }

  private static String cut(String value, String[] parts) {
    if (parts.length < 2) {
      return value;
    }
    int offset = Integer.parseInt(parts[1]);
    int begin =
        offset < 0 ? Math.max(0, value.length() + offset) : Math.min(offset, value.length());
    int end = value.length();
    if (parts.length > 2) {
      end = Math.min(end, begin + Integer.parseInt(parts[2]));
    }
    return value.substring(begin, Math.max(begin, end));
  }
}
