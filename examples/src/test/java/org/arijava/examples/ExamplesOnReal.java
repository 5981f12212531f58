/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import org.arijava.AriOptions;
import org.arijava.asterisk.AsteriskServer;
import org.junit.jupiter.api.Assumptions;

/** The examples on a real Asterisk. */
abstract class ExamplesOnReal extends ExamplesContract {

  private final int version;
  private AsteriskServer asterisk;

  ExamplesOnReal(int version) {
    this.version = version;
  }

  @Override
  AriOptions startAsterisk() {
    asterisk =
        AsteriskServer.builder()
            .version(version)
            .dialplan(DIALPLAN)
            .startIfAvailable()
            .orElseGet(() -> Assumptions.abort("no Asterisk " + version + " can be had here"));
    return AriOptions.of(
        o -> o.url(asterisk.url()).credentials(asterisk.user(), asterisk.password()));
  }

  @Override
  void stopAsterisk() {
    if (asterisk != null) {
      asterisk.close();
    }
  }
}
