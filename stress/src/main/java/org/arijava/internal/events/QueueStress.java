/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.time.Duration;
import org.arijava.EventQueue;
import org.arijava.event.Event;
import org.arijava.internal.codec.ObjectKey;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Who takes from a queue gets each event once and in order, and waits for those to come. */
@JCStressTest
@Outcome(id = "1, 2, 0", expect = ACCEPTABLE, desc = "Each once, in order.")
@State
public class QueueStress {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Routed channel = new Routed();
  private final EventQueue<Event> queue =
      channel
          .router()
          .events(new ObjectKey("Channel", "1"), Interest.of(Event.class), 0, 10, event -> event);

  private int take() {
    return queue.take(LONG).type().equals("ChannelHold") ? 1 : 2;
  }

  /** The network thread. */
  @Actor
  public void dispatch() {
    channel.route("ChannelHold");
    channel.route("ChannelUnhold");
  }

  /** Some thread of the user's. */
  @Actor
  public void take(III_Result result) {
    result.r1 = take();
    result.r2 = take();
  }

  /** What is left. */
  @Arbiter
  public void end(III_Result result) {
    result.r3 = queue.poll(Duration.ZERO).isPresent() ? 1 : 0;
  }
}
