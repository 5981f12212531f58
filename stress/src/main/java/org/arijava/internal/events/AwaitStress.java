/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A wait whose event comes gets it, though its object ends right after, whenever it begins. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "It got the event.")
@State
public class AwaitStress {

  private final Routed channel = new Routed();

  /** The network thread. */
  @Actor
  public void dispatch() {
    channel.route("ChannelHold");
    channel.route("ChannelDestroyed");
  }

  /** Some thread of the user's. */
  @Actor
  public void await(Z_Result result) {
    result.r1 = channel.await("ChannelHold").type().equals("ChannelHold");
  }
}
