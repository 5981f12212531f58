/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import java.time.Duration;
import org.arijava.AriOptions;
import org.arijava.simulator.AsteriskSimulator;
import org.arijava.simulator.Time;

/**
 * The examples on a simulated Asterisk, whose clock is held: it goes on by a step whenever the
 * application has nothing to do.
 */
class ExamplesOnSimulatorTest extends ExamplesContract {

  private static final String USER = "examples";

  private static final Duration STEP = Duration.ofMillis(100);

  private final Thread clock = new Thread(this::goOn, "clock");
  private AsteriskSimulator asterisk;

  private void goOn() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        asterisk.advance(STEP);
      }
    } catch (IllegalStateException e) {
      // Interrupted: the tests are over.
    }
  }

  @Override
  AriOptions startAsterisk() {
    asterisk = AsteriskSimulator.start(o -> o.time(Time.HELD).user(USER, USER).dialplan(DIALPLAN));
    clock.start();
    return AriOptions.of(o -> o.url(asterisk.url()).credentials(USER, USER));
  }

  @Override
  void stopAsterisk() {
    clock.interrupt();
    asterisk.close();
  }
}
