/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a medium that is to be played.
 *
 * @param kind how it ends
 * @param length how long it is, if it ends by itself
 */
record Media(Kind kind, Duration length) {
  enum Kind {
    /** Plays for its length. */
    PLAYS,

    /** Plays until it is stopped. */
    ENDLESS,

    /** Cannot be opened. */
    FAILS,

    /** Asterisk loses the playback, and never tells. */
    VANISHES
  }

  private static final Media FAILS = new Media(Kind.FAILS, Duration.ZERO);
  private static final Media VANISHES = new Media(Kind.VANISHES, Duration.ZERO);
  private static final Duration UNKNOWN_CHARACTER = Duration.ofMillis(500);
  private static final Set<String> TONES =
      Set.of(
          "dial",
          "busy",
          "ring",
          "congestion",
          "callwaiting",
          "dialrecall",
          "record",
          "info",
          "stutter");

  static Media of(World world, String uri) {
    int colon = uri.indexOf(':');
    String scheme = colon < 0 ? "" : uri.substring(0, colon);
    String rest = uri.substring(colon + 1);
    return switch (scheme) {
      case "sound" -> ofNullable(world.sounds().length(rest));
      case "recording" -> {
        Duration length = world.recordings().length(rest);
        yield length == null ? VANISHES : plays(length);
      }
      case "number" ->
          rest.matches("-?\\d+") ? plays(sum(world, "digits/", rest.replace("-", ""))) : VANISHES;
      case "digits" -> plays(sum(world, "digits/", rest));
      case "characters" -> plays(sum(world, "letters/", rest.toLowerCase(Locale.ROOT)));
      case "tone" -> {
        String tone = rest.replaceFirst(";.*", "");
        boolean known = TONES.contains(tone) || tone.matches("[!\\d].*");
        yield known ? new Media(Kind.ENDLESS, Duration.ZERO) : FAILS;
      }
      default -> VANISHES;
    };
  }

  private static Media plays(Duration length) {
    return new Media(Kind.PLAYS, length);
  }

  private static Media ofNullable(@Nullable Duration length) {
    return length == null ? FAILS : plays(length);
  }

  private static Duration sum(World world, String folder, String characters) {
    Duration sum = Duration.ZERO;
    for (char c : characters.toCharArray()) {
      Duration length = UNKNOWN_CHARACTER;
      for (String name : List.of(folder + c, "digits/" + c)) {
        Duration known = world.sounds().length(name);
        if (known != null) {
          length = known;
          break;
        }
      }
      sum = sum.plus(length);
    }
    return sum;
  }
}
