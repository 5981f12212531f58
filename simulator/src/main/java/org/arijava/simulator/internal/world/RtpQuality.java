/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a line over RTP is said to have been like. */
final class RtpQuality {
  /** The variables that are set when a channel over RTP ends, in Asterisk's order. */
  static final Map<String, String> VARIABLES = variables();

  private RtpQuality() {}

  private static Map<String, String> variables() {
    var all = new LinkedHashMap<String, String>();
    all.put(
        "RTPAUDIOQOS",
        "ssrc=0;themssrc=0;lp=0;rxjitter=0.000000;rxcount=0;txjitter=0.000000;txcount=0;rlp=0;"
            + "rtt=0.000000;rxmes=0.000000;txmes=0.000000");
    all.put("RTPAUDIOQOSJITTER", sides("jitter", ""));
    all.put("RTPAUDIOQOSLOSS", sides("lost", "  "));
    var rtt = new StringBuilder();
    for (String kind : new String[] {"min", "max", "avg", "stdev"}) {
      rtt.append("     ").append(kind).append("rtt=000.000000;");
    }
    all.put("RTPAUDIOQOSRTT", rtt.toString());
    all.put("RTPAUDIOQOSMES", sides("mes", "   "));
    return Collections.unmodifiableMap(all);
  }

  private static String sides(String what, String indent) {
    var text = new StringBuilder();
    for (String side : new String[] {"rx", "tx"}) {
      for (String kind : new String[] {"min", "max", "avg", "stdev"}) {
        text.append(indent).append(kind).append(side).append(what).append("=000.000000;");
      }
    }
    return text.toString();
  }
}
