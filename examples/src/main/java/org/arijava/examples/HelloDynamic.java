/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import java.util.Map;
import org.arijava.AriOptions;
import org.arijava.dynamic.DynamicAri;
import org.arijava.dynamic.DynamicObject;

/** {@link Hello}, written against what the connected Asterisk says of itself. */
public final class HelloDynamic {

  private HelloDynamic() {}

  /** Lets the client handle the calls that come into the application. */
  public static void register(DynamicAri ari) {
    ari.on(
        "StasisStart",
        start -> {
          DynamicObject channel = start.object("channel");
          channel.on(
              "ChannelDtmfReceived",
              dtmf -> {
                switch (dtmf.text("digit")) {
                  case "#" -> {
                    channel.call("play", "sound:goodbye");
                    channel.call("continueInDialplan");
                  }
                  case "*" -> channel.call("play", Map.of("media", "sound:asterisk-friend"));
                  default -> channel.call("play", "sound:digits/" + dtmf.text("digit"));
                }
              });
          channel.call("answer");
          channel.call("play", "sound:hello-world");
        });
  }

  /** Runs until the session ends, on the Asterisk that ARI_URL, ARI_USER and ARI_PASSWORD name. */
  public static void main(String[] args) {
    try (DynamicAri ari = DynamicAri.connect(AriOptions.fromEnvironment())) {
      register(ari);
      ari.run("hello");
    }
  }
}
