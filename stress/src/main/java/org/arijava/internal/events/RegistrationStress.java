/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Who begins to listen amid events gets each once and in order, whether he missed it or not. */
@JCStressTest
@Outcome(id = "123", expect = ACCEPTABLE, desc = "Each once, in order.")
@State
public class RegistrationStress {

  private final Routed channel = new Routed();
  private int calls; // guarded by the turn

  /** The network thread. */
  @Actor
  public void dispatch() {
    channel.route("ChannelHold");
    channel.route("ChannelUnhold");
    channel.route("ChannelDestroyed");
  }

  /** Some thread of the user's. */
  @Actor
  public void register() {
    channel.on(
        event ->
            calls =
                10 * calls
                    + switch (event.type()) {
                      case "ChannelHold" -> 1;
                      case "ChannelUnhold" -> 2;
                      default -> 3;
                    });
  }

  /** What came of it. */
  @Arbiter
  public void end(I_Result result) {
    result.r1 = calls;
  }
}
