/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Subscription;
import org.arijava.event.StasisStart;

/**
 * Handles one call only: ends its subscription in the handler and closes the client from outside.
 */
public final class Cleanup {

  private Cleanup() {}

  /** Answers the first call that comes in, and counts down when it is done with it. */
  public static Subscription register(AriClient ari, CountDownLatch handled) {
    CompletableFuture<Subscription> self = new CompletableFuture<>();
    self.complete(
        ari.on(
            StasisStart.class,
            start -> {
              self.join().close();
              try {
                start.channel().answer();
                start.channel().hangup();
              } finally {
                handled.countDown();
              }
            }));
    return self.join();
  }

  /** Runs until one call was handled, on the Asterisk that the environment names. */
  public static void main(String[] args) throws InterruptedException {
    CountDownLatch handled = new CountDownLatch(1);
    try (AriClient ari = AriClient.connect(AriOptions.fromEnvironment())) {
      register(ari, handled);
      Thread session =
          new Thread(
              () -> {
                try {
                  ari.run("cleanup");
                } finally {
                  handled.countDown();
                }
              });
      session.start();
      handled.await();
      ari.close();
      session.join();
    }
  }
}
