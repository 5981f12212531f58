/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.arijava.simulator.internal.world.Channel.State;
import org.jspecify.annotations.Nullable;

/** The dialplan's applications. Confined to the world's thread. */
final class DialplanApps {
  private static final Duration MEDIA_AFTER_ANSWER = Duration.ofMillis(500);
  private static final Duration DEFAULT_BROADCAST = Duration.ofMillis(500);

  private final World world;

  DialplanApps(World world) {
    this.world = world;
  }

  void run(Walk walk, String app, String data) {
    Channel channel = walk.channel();
    FarEnd far = channel.far;
    switch (app) {
      case "Answer" -> answer(walk);
      case "Ringing" -> {
        if (far != null) {
          far.ringing(channel, true);
        }
        walk.next();
      }
      case "Progress" -> {
        channel.media = true;
        if (far != null) {
          far.progressing(channel);
        }
        walk.next();
      }
      case "PlayTones" -> {
        stopTones(channel);
        channel.tones = new Tones(world, channel, data);
        channel.tones.start();
        walk.next();
      }
      case "StopPlayTones" -> {
        stopTones(channel);
        walk.next();
      }
      case "Wait" -> walk.next(seconds(data), false);
      case "Echo", "Milliwatt" -> {}
      case "Playback" -> play(walk, data);
      case "Stasis" -> stasis(walk, data);
      case "StasisBroadcast" -> broadcast(walk, data);
      case "Transfer" -> new TransferApp(world, walk).run(data);
      case "Dial" -> new DialApp(world, walk).run(data);
      case "Busy", "Congestion" -> busy(walk, app.equals("Congestion"));
      case "Hangup" ->
          world
              .hangups()
              .fromDialplan(channel, data.isBlank() ? Causes.NORMAL : number(data, Causes.NORMAL));
      case "Set" -> {
        int equals = data.indexOf('=');
        if (equals > 0) {
          world.variables().set(channel, data.substring(0, equals), data.substring(equals + 1));
        }
        walk.next();
      }
      case "SendDTMF" ->
          world
              .dtmf()
              .send(
                  channel,
                  data,
                  Duration.ofMillis(100),
                  Duration.ofMillis(250),
                  Dtmf.LENGTH,
                  Duration.ZERO,
                  walk::next);
      case "UserEvent" -> {
        userEvent(channel, data);
        walk.next();
      }
      default -> walk.next();
    }
  }

  private void answer(Walk walk) {
    if (walk.channel().state == State.UP) {
      walk.next();
    } else {
      world.answer(walk.channel());
      walk.next(MEDIA_AFTER_ANSWER, true);
    }
  }

  private void play(Walk walk, String data) {
    Channel channel = walk.channel();
    if (channel.state != State.UP) {
      world.answer(channel);
    }
    Duration length = Duration.ZERO;
    String status = "SUCCESS";
    for (String file : data.replaceFirst(",.*", "").split("&", -1)) {
      Duration one = world.sounds().length(file);
      if (one == null) {
        status = "FAILED";
      } else {
        length = length.plus(one);
        FarEnd far = channel.far;
        if (far != null) {
          far.played(channel, "sound:" + file);
        }
      }
    }
    String outcome = status;
    sound(channel, true);
    walk.whenEnded(() -> world.variables().set(channel, "PLAYBACKSTATUS", outcome));
    walk.next(
        length,
        true,
        () -> {
          sound(channel, false);
          world.variables().set(channel, "PLAYBACKSTATUS", outcome);
        });
  }

  /* Of a Local channel, or a call of Asterisk to itself, the other half hears somebody talk. */
  private void sound(Channel channel, boolean on) {
    if (channel.far instanceof Link link && link.other() != null && !link.other().gone) {
      world.talk(link.other(), on);
    }
  }

  private static void stopTones(Channel channel) {
    if (channel.tones != null) {
      channel.tones.stop();
      channel.tones = null;
    }
  }

  private void stasis(Walk walk, String data) {
    List<String> words = new ArrayList<>(Arrays.asList(data.split(",", -1)));
    String name = words.remove(0);
    if (!world.stasis().enter(walk.channel(), name, words, true, walk::next)) {
      walk.next();
    }
  }

  private void busy(Walk walk, boolean congestion) {
    Channel channel = walk.channel();
    channel.cause = congestion ? Causes.CONGESTION : Causes.BUSY;
    channel.changeState(State.BUSY);
    FarEnd far = channel.far;
    if (far != null) {
      far.busy(channel, congestion);
    }
  }

  private void userEvent(Channel channel, String data) {
    String[] parts = data.split(",", -1);
    Map<String, Object> fields = Json.object("eventname", parts[0]);
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split(":", 2);
      fields.put(pair[0].strip(), pair.length > 1 ? pair[1].strip() : "");
    }
    world
        .events()
        .toChannel(
            channel,
            world
                .events()
                .of(
                    "ChannelUserevent",
                    "eventname",
                    parts[0],
                    "userevent",
                    fields,
                    "channel",
                    channel.snapshot()));
  }

  private void broadcast(Walk walk, String data) {
    Channel channel = walk.channel();
    String[] parts = data.split(",", 4);
    Duration timeout =
        parts[0].isBlank()
            ? DEFAULT_BROADCAST
            : Duration.ofMillis(number(parts[0], (int) DEFAULT_BROADCAST.toMillis()));
    Pattern filter = pattern(parts.length > 1 ? parts[1] : "");
    List<String> args =
        parts.length > 2 && !parts[2].isEmpty() ? List.of(parts[2].split(":", -1)) : List.of();
    boolean tell = parts.length < 4 || !parts[3].contains("notify_claimed=no");
    world.broadcasts().open(walk, channel, timeout, filter, args, tell);
  }

  private static @Nullable Pattern pattern(String text) {
    try {
      return text.isEmpty() ? null : Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  static Duration seconds(String text) {
    try {
      return Duration.ofMillis((long) (Double.parseDouble(text.strip()) * 1000));
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }

  private static int number(String text, int otherwise) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
