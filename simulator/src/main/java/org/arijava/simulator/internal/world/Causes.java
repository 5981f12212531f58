/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.Map;

/** The causes of hang-ups, by their Q.850 numbers, with Asterisk's names for them. */
public final class Causes {
  public static final int UNKNOWN = 0;
  public static final int NORMAL = 16;
  public static final int BUSY = 17;
  public static final int NO_ANSWER = 19;
  public static final int REJECTED = 21;
  public static final int CONGESTION = 34;

  private static final Map<Integer, String> TEXTS =
      Map.ofEntries(
          Map.entry(0, "Unknown"),
          Map.entry(1, "Unallocated (unassigned) number"),
          Map.entry(2, "No route to specified transmit network"),
          Map.entry(3, "No route to destination"),
          Map.entry(16, "Normal Clearing"),
          Map.entry(17, "User busy"),
          Map.entry(18, "No user responding"),
          Map.entry(19, "User alerting, no answer"),
          Map.entry(20, "Subscriber absent"),
          Map.entry(21, "Call Rejected"),
          Map.entry(22, "Number changed"),
          Map.entry(26, "Answered elsewhere"),
          Map.entry(27, "Destination out of order"),
          Map.entry(28, "Invalid number format"),
          Map.entry(31, "Normal, unspecified"),
          Map.entry(34, "Circuit/channel congestion"),
          Map.entry(38, "Network out of order"),
          Map.entry(58, "Bearer capability not available"),
          Map.entry(127, "Interworking, unspecified"));

  private static final Map<String, Integer> REASONS =
      Map.ofEntries(
          Map.entry("normal", 16),
          Map.entry("busy", 17),
          Map.entry("congestion", 34),
          Map.entry("no_answer", 19),
          Map.entry("timeout", 18),
          Map.entry("rejected", 21),
          Map.entry("unallocated", 1),
          Map.entry("normal_unspecified", 31),
          Map.entry("number_incomplete", 28),
          Map.entry("codec_mismatch", 58),
          Map.entry("interworking", 127),
          Map.entry("failure", 38),
          Map.entry("answered_elsewhere", 26));

  private static final Map<Integer, Integer> SIP =
      Map.of(1, 404, 16, 487, 17, 486, 18, 408, 19, 480, 21, 403, 34, 503, 38, 500, 127, 500);

  private Causes() {}

  static String text(int cause) {
    return TEXTS.getOrDefault(cause, "Unknown");
  }

  /** The number of a reason of {@code DELETE /channels/{channelId}}; -1 if there is none. */
  public static int ofReason(String reason) {
    return REASONS.getOrDefault(reason, -1);
  }

  /** The SIP status that goes with a cause; 0 if there is none. */
  static int sip(int cause) {
    return SIP.getOrDefault(cause, 0);
  }

  /** What a dial that ends with a cause is said to have come to. */
  static String dialStatus(int cause) {
    return switch (cause) {
      case BUSY -> "BUSY";
      case CONGESTION -> "CONGESTION";
      default -> "NOANSWER";
    };
  }
}
