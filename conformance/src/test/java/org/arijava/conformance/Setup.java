/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import org.arijava.asterisk.AsteriskServer;
import org.arijava.asterisk.AsteriskServerBuilder;
import org.arijava.simulator.AsteriskSimulator;
import org.arijava.simulator.SimulatorOptions;
import org.arijava.simulator.Time;

/** How a server is configured. */
enum Setup {

  /** As most contracts want it. */
  CONTRACTS {
    @Override
    void configure(AsteriskServerBuilder builder) {
      builder.dialplan(EXTENSIONS);
    }

    @Override
    void specify(SimulatorOptions options) {
      options.dialplan(EXTENSIONS);
    }
  },

  /** As most contracts want it, for one that Asterisk may not survive. */
  DISPOSABLE {
    @Override
    void configure(AsteriskServerBuilder builder) {
      CONTRACTS.configure(builder);
    }

    @Override
    void specify(SimulatorOptions options) {
      CONTRACTS.specify(options);
    }
  },

  /** As it was when the traces were recorded. */
  TRACES {
    @Override
    void configure(AsteriskServerBuilder builder) {
      builder
          .append("ari.conf", TraceConfiguration.PATIENCE)
          .config("extensions.conf", TraceConfiguration.GLOBALS + TraceConfiguration.EXTENSIONS)
          .config("pjsip.conf", TraceConfiguration.PJSIP)
          .config("sorcery.conf", TraceConfiguration.SORCERY)
          .config("musiconhold.conf", TraceConfiguration.MUSIC);
    }

    @Override
    void specify(SimulatorOptions options) {
      options.dialplan(
          TraceConfiguration.EXTENSIONS.replace("{{sip-port}}", TraceConfiguration.SIP_PORT));
    }
  };

  /** The name and the password of the user who may do everything in the simulator. */
  static final String SIMULATOR_USER = "conformance";

  private static final String EXTENSIONS =
      """
      exten => broadcast,1,StasisBroadcast(20000)
      exten => tone,1,Answer()
       same => n,PlayTones(440)
       same => n,Wait(60)
      exten => transferring,1,Set(FEATUREMAP(atxfer)=*6)
       same => n,Dial(Local/answer@default/n,20,T)
      exten => 700,1,Answer()
       same => n,Wait(60)
      exten => silent,1,Wait(60)
      """;

  abstract void configure(AsteriskServerBuilder builder);

  abstract void specify(SimulatorOptions options);

  /** Makes the telephones of a simulator what they are in {@link TraceConfiguration#PJSIP}. */
  void furnish(AsteriskSimulator simulator) {
    if (this == TRACES) {
      simulator.endpoint("PJSIP/loop").leadsTo("lab");
      simulator.endpoint("PJSIP/alice").isUnreachable();
    }
  }

  /** How time passes in a simulator: the replays of traces let it pass as it did then. */
  Time time() {
    return this == TRACES ? Time.HELD : Time.REAL;
  }

  /** Configures a simulator so. */
  void configure(SimulatorOptions options) {
    options
        .user(SIMULATOR_USER, SIMULATOR_USER)
        .readOnlyUser(LiveAsterisk.READER, LiveAsterisk.READER)
        .time(time());
    specify(options);
  }

  /** Describes a real Asterisk that is configured so. */
  AsteriskServerBuilder asterisk(int version) {
    AsteriskServerBuilder builder =
        AsteriskServer.builder()
            .version(version)
            .readOnlyUser(LiveAsterisk.READER, LiveAsterisk.READER);
    configure(builder);
    return builder;
  }
}
