/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import java.util.concurrent.CompletableFuture;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.async.AsyncAriClient;
import org.arijava.async.AsyncChannel;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.StasisStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Hello} without a thread that waits: what could go wrong must be asked of the futures. */
public final class HelloAsync {

  private static final Logger log = LoggerFactory.getLogger(HelloAsync.class);

  private HelloAsync() {}

  /** Lets the client handle the calls that come into the application. */
  public static void register(AsyncAriClient ari) {
    ari.on(
        StasisStart.class,
        start -> {
          AsyncChannel channel = start.channel().async();
          channel.on(ChannelDtmfReceived.class, dtmf -> told(dtmf.digit(), pressed(channel, dtmf)));
          told(
              "the greeting",
              channel.answer().thenCompose(answered -> channel.play("sound:hello-world")));
        });
  }

  private static CompletableFuture<?> pressed(AsyncChannel channel, ChannelDtmfReceived dtmf) {
    return switch (dtmf.digit()) {
      case "#" ->
          channel.play("sound:goodbye").thenCompose(playing -> channel.continueInDialplan());
      case "*" -> channel.play("sound:asterisk-friend");
      default -> channel.play("sound:digits/" + dtmf.digit());
    };
  }

  /** A future that nobody looks at fails in silence. */
  private static void told(String what, CompletableFuture<?> future) {
    future.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            log.warn("{} failed", what, failure);
          }
        });
  }

  /** Runs until the session ends, on the Asterisk that ARI_URL, ARI_USER and ARI_PASSWORD name. */
  public static void main(String[] args) {
    AriClient.connectAsync(AriOptions.fromEnvironment())
        .thenApply(AriClient::async)
        .thenCompose(
            ari -> {
              register(ari);
              return ari.run("hello").whenComplete((over, failure) -> ari.close());
            })
        .join();
  }
}
