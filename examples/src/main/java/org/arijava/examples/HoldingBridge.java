/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Bridge;
import org.arijava.event.ChannelEnteredBridge;
import org.arijava.event.StasisStart;
import org.arijava.model.BridgeType;

/** Puts every call into one holding bridge and sounds a tone there when somebody enters. */
public final class HoldingBridge {

  private HoldingBridge() {}

  /** Lets the client handle the calls that come into the application; gives the bridge. */
  public static Bridge register(AriClient ari) {
    Bridge bridge =
        ari.bridges().list().stream()
            .filter(each -> each.type() == BridgeType.HOLDING)
            .findFirst()
            .orElseGet(() -> ari.bridges().create(o -> o.type("holding")));
    bridge.on(
        ChannelEnteredBridge.class,
        entered ->
            entered
                .channel()
                .filter(channel -> !channel.name().startsWith("Announcer/"))
                .ifPresent(channel -> bridge.play("sound:ascending-2tone")));
    ari.on(
        StasisStart.class,
        start -> {
          start.channel().answer();
          bridge.addChannel(start.channel());
        });
    return bridge;
  }

  /** Runs until the session ends, on the Asterisk that ARI_URL, ARI_USER and ARI_PASSWORD name. */
  public static void main(String[] args) {
    try (AriClient ari = AriClient.connect(AriOptions.fromEnvironment())) {
      register(ari);
      ari.run("bridge");
    }
  }
}
