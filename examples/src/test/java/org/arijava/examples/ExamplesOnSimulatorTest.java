/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.arijava.AriOptions;
import org.arijava.simulator.AsteriskSimulator;
import org.arijava.simulator.Time;

/**
 * The examples on a simulated Asterisk whose clock is held, and put forward ten times as fast as
 * real time goes, each time when nobody does anything.
 */
class ExamplesOnSimulatorTest extends ExamplesContract {

  private static final String USER = "examples";
  private static final Duration TICK = Duration.ofMillis(100);

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private AsteriskSimulator asterisk;

  @Override
  AriOptions startAsterisk() {
    asterisk = AsteriskSimulator.start(o -> o.time(Time.HELD).user(USER, USER).dialplan(DIALPLAN));
    clock.scheduleWithFixedDelay(
        () -> asterisk.advance(TICK), 0, TICK.toMillis() / 10, TimeUnit.MILLISECONDS);
    return AriOptions.of(o -> o.url(asterisk.url()).credentials(USER, USER));
  }

  @Override
  void stopAsterisk() {
    clock.shutdownNow();
    asterisk.close();
  }
}
