/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import java.util.Map;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Channel;
import org.arijava.Playback;
import org.arijava.error.NotFoundException;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.StasisStart;
import org.arijava.model.PlaybackOperation;

/** Plays a long prompt that the keys control: 5 pauses, 8 goes on, 4 and 6 wind, 2 restarts. */
public final class PlaybackControl {

  private static final Map<String, PlaybackOperation> KEYS =
      Map.of(
          "5", PlaybackOperation.PAUSE,
          "8", PlaybackOperation.UNPAUSE,
          "4", PlaybackOperation.REVERSE,
          "6", PlaybackOperation.FORWARD,
          "2", PlaybackOperation.RESTART);

  private PlaybackControl() {}

  /** Lets the client handle the calls that come into the application. */
  public static void register(AriClient ari) {
    ari.on(
        StasisStart.class,
        start -> {
          Channel channel = start.channel();
          Playback playback = ari.playbacks().ref("congrats-" + channel.id());
          channel.on(ChannelDtmfReceived.class, dtmf -> press(dtmf.digit(), channel, playback));
          channel.answer();
          channel.playWithId(playback.id(), "sound:demo-congrats");
        });
  }

  private static void press(String key, Channel channel, Playback playback) {
    PlaybackOperation operation = KEYS.get(key);
    try {
      if (operation != null) {
        playback.control(operation);
      } else if (key.equals("#")) {
        playback.stop();
      }
    } catch (NotFoundException e) {
      // it has come to its end already
    }
    if (key.equals("#")) {
      channel.continueInDialplan();
    }
  }

  /** Runs until the session ends, on the Asterisk that ARI_URL, ARI_USER and ARI_PASSWORD name. */
  public static void main(String[] args) {
    try (AriClient ari = AriClient.connect(AriOptions.fromEnvironment())) {
      register(ari);
      ari.run("playback");
    }
  }
}
