/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import java.time.Duration;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.Subscription;
import org.arijava.error.AriException;
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
    String id = "callee-" + caller.id();
    Channel callee = ari.channels().ref(id);
    Subscription answered = callee.on(StasisStart.class, start -> join(ari, caller, callee));
    Subscription gone = callee.on(ChannelDestroyed.class, end -> hangup(caller));
    caller.on(StasisEnd.class, end -> hangup(callee));
    try {
      caller.answer();
      caller.startMoh();
      ari.channels()
          .originate(
              endpoint,
              o -> o.app(app).appArgs("dialed").channelId(id).timeout(Duration.ofSeconds(30)));
    } catch (AriException e) {
      answered.close();
      gone.close();
      tell("cannot dial " + endpoint, e);
      hangup(caller);
    }
  }

  private static void join(AriClient ari, Channel caller, Channel callee) {
    try {
      Bridge bridge = ari.bridges().create(o -> o.type("mixing"));
      callee.on(StasisEnd.class, end -> bridge.destroy());
      caller.stopMoh();
      bridge.addChannel(caller, callee);
    } catch (AriException e) {
      tell("cannot join", e);
      hangup(callee);
      hangup(caller);
    }
  }

  private static void hangup(Channel channel) {
    try {
      channel.hangup();
    } catch (NotFoundException e) {
      // it has hung up already
    } catch (AriException e) {
      tell("cannot hang up", e);
    }
  }

  private static void tell(String what, AriException why) {
    System.err.println(what + ": " + why.getMessage());
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
