/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A script that waits in its turn goes on after the handlers of its event and of those before, and
 * before those of the events after it, unless these ran before it began.
 */
@JCStressTest
@Outcome(id = "1243", expect = ACCEPTABLE, desc = "It waited, or came to wait in time.")
@Outcome(id = "1234", expect = ACCEPTABLE, desc = "All had come before it began.")
@State
public class AwaitInTurnStress {

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
          });

  private final Routed channel = new Routed(THREADS);
  private final CountDownLatch all = new CountDownLatch(4);
  private int ran; // guarded by the turn

  /** Listens before all. */
  public AwaitInTurnStress() {
    channel.on(event -> note(event.type()));
  }

  private void note(String type) {
    switch (type) {
      case "ChannelHold" -> note(1);
      case "ChannelUnhold" -> note(2);
      default -> note(3);
    }
  }

  private void note(int digit) {
    ran = 10 * ran + digit;
    all.countDown();
  }

  /** The script, in the channel's turn. */
  @Actor
  public void script() {
    channel.inTurn(
        () -> {
          channel.await("ChannelUnhold");
          note(4);
        });
    try {
      all.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The network thread. */
  @Actor
  public void dispatch() {
    channel.route("ChannelHold");
    channel.route("ChannelUnhold");
    channel.route("ChannelVarset");
  }

  /** What came of it. */
  @Arbiter
  public void end(I_Result result) {
    result.r1 = ran;
  }
}
