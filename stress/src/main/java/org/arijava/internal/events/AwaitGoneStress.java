/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.arijava.error.ObjectGoneException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A wait whose event does not come before its object ends is told that, whenever it begins. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "It was told the end.")
@State
public class AwaitGoneStress {

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
    try {
      result.r1 = channel.await("ChannelUnhold") == null;
    } catch (ObjectGoneException e) {
      result.r1 = e.event().type().equals("ChannelDestroyed");
    }
  }
}
