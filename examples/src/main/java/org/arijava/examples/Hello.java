/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Channel;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.StasisStart;

/** Answers every call, greets it, says each key that is pressed; # ends it. */
public final class Hello {

  private Hello() {}

  /** Lets the client handle the calls that come into the application. */
  public static void register(AriClient ari) {
    ari.on(
        StasisStart.class,
        start -> {
          Channel channel = start.channel();
          channel.on(
              ChannelDtmfReceived.class,
              dtmf -> {
                switch (dtmf.digit()) {
                  case "#" -> {
                    channel.play("sound:goodbye");
                    channel.continueInDialplan();
                  }
                  case "*" -> channel.play("sound:asterisk-friend");
                  default -> channel.play("sound:digits/" + dtmf.digit());
                }
              });
          channel.answer();
          channel.play("sound:hello-world");
        });
  }

  /** Runs until the session ends, on the Asterisk that ARI_URL, ARI_USER and ARI_PASSWORD name. */
  public static void main(String[] args) {
    try (AriClient ari = AriClient.connect(AriOptions.fromEnvironment())) {
      register(ari);
      ari.run("hello");
    }
  }
}
