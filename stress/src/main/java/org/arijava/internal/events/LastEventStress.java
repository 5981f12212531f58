/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.arijava.Subscription;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;

/** A last event that comes twice is heard once and ends who listens, though he only just began. */
@JCStressTest
@Outcome(id = "1, false", expect = ACCEPTABLE, desc = "Heard once, and ended.")
@State
public class LastEventStress {

  private final Routed channel = new Routed();
  private int calls; // guarded by the turn
  private @Nullable Subscription subscription;

  /** The network thread. */
  @Actor
  public void dispatch() {
    channel.route("ChannelDestroyed");
    channel.route("ChannelDestroyed");
  }

  /** Some thread of the user's. */
  @Actor
  public void register() {
    subscription = channel.on(event -> calls++);
  }

  /** What came of it. */
  @Arbiter
  public void end(IZ_Result result) {
    Subscription made = subscription;
    result.r1 = calls;
    result.r2 = made != null && made.isActive();
  }
}
