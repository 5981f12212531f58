/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.util.Optional;

/** A server that contracts run on. */
enum Server {
  ASTERISK_22("Asterisk 22") {
    @Override
    Optional<RunningServer> start(Setup setup) {
      return RunningServer.asterisk(this, 22, setup);
    }
  },
  ASTERISK_16("Asterisk 16") {
    @Override
    Optional<RunningServer> start(Setup setup) {
      return RunningServer.asterisk(this, 16, setup);
    }
  },
  SIMULATOR("simulator") {
    @Override
    Optional<RunningServer> start(Setup setup) {
      return Optional.of(RunningServer.simulator(this, 22, setup));
    }
  },

  /** A simulator that plays release 16. */
  SIMULATOR_16("simulated 16") {
    @Override
    Optional<RunningServer> start(Setup setup) {
      return Optional.of(RunningServer.simulator(this, 16, setup));
    }
  };

  private final String text;

  Server(String text) {
    this.text = text;
  }

  /** Whether it is simulated. */
  boolean isSimulated() {
    return this == SIMULATOR || this == SIMULATOR_16;
  }

  /** Starts one that is configured so, where it can be had. */
  abstract Optional<RunningServer> start(Setup setup);

  @Override
  public String toString() {
    return text;
  }
}
