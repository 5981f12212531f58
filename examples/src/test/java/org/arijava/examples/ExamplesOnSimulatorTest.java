/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import org.arijava.AriOptions;
import org.arijava.simulator.AsteriskSimulator;
import org.arijava.simulator.Time;

/** The examples on a simulated Asterisk. */
class ExamplesOnSimulatorTest extends ExamplesContract {

  private static final String USER = "examples";

  private AsteriskSimulator asterisk;

  @Override
  AriOptions startAsterisk() {
    asterisk = AsteriskSimulator.start(o -> o.time(Time.REAL).user(USER, USER).dialplan(DIALPLAN));
    return AriOptions.of(o -> o.url(asterisk.url()).credentials(USER, USER));
  }

  @Override
  void stopAsterisk() {
    asterisk.close();
  }
}
