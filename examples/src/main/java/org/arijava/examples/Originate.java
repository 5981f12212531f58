/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import java.time.Duration;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.error.NotFoundException;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.StasisEnd;
import org.arijava.event.StasisStart;

/** Dials a second party for every call and joins both when it answers. */
public final class Originate {

  private Originate() {}

  /** Lets the client handle the calls that come into the application. */
  public static void register(AriClient ari, String app, String endpoint) {
    ari.on(
        StasisStart.class,
        start -> {
          if (!start.args().contains("dialed")) {
            dial(ari, start.channel(), app, endpoint);
          }
        });
  }

  private static void dial(AriClient ari, Channel caller, String app, String endpoint) {
    caller.answer();
    caller.startMoh();
    String id = "callee-" + caller.id();
    Channel callee = ari.channels().ref(id);
    callee.on(StasisStart.class, answered -> join(ari, caller, callee));
    callee.on(ChannelDestroyed.class, end -> hangup(caller));
    caller.on(StasisEnd.class, end -> hangup(callee));
    ari.channels()
        .originate(
            endpoint,
            o -> o.app(app).appArgs("dialed").channelId(id).timeout(Duration.ofSeconds(30)));
  }

  private static void join(AriClient ari, Channel caller, Channel callee) {
    caller.stopMoh();
    Bridge bridge = ari.bridges().create(o -> o.type("mixing"));
    bridge.addChannel(caller, callee);
    callee.on(StasisEnd.class, end -> bridge.destroy());
  }

  private static void hangup(Channel channel) {
    try {
      channel.hangup();
    } catch (NotFoundException e) {
      // it has hung up already
    }
  }

  /**
   * Runs until the session ends, on the Asterisk that ARI_URL, ARI_USER and ARI_PASSWORD name.
   *
   * @param args the endpoint to dial, as {@code PJSIP/bob}
   */
  public static void main(String[] args) {
    try (AriClient ari = AriClient.connect(AriOptions.fromEnvironment())) {
      register(ari, "originate", args[0]);
      ari.run("originate");
    }
  }
}
