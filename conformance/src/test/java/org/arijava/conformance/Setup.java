/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import org.arijava.asterisk.AsteriskServer;
import org.arijava.asterisk.AsteriskServerBuilder;

/** How a server is configured. */
enum Setup {

  /** As most contracts want it. */
  CONTRACTS {
    @Override
    void configure(AsteriskServerBuilder builder) {
      builder.dialplan("exten => broadcast,1,StasisBroadcast(20000)\n");
    }
  },

  /** As it was when the traces were recorded. */
  TRACES {
    @Override
    void configure(AsteriskServerBuilder builder) {
      builder
          .config("extensions.conf", TraceConfiguration.EXTENSIONS)
          .config("pjsip.conf", TraceConfiguration.PJSIP)
          .config("sorcery.conf", TraceConfiguration.SORCERY)
          .config("musiconhold.conf", TraceConfiguration.MUSIC);
    }
  };

  abstract void configure(AsteriskServerBuilder builder);

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
