/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.util.Set;
import java.util.UUID;

/** Turns Java values into the text of a parameter, if they are of its type. Stateless. */
final class ValueText {

  private static final Set<String> PLAIN =
      Set.of("string", "int", "long", "float", "double", "boolean", "byte", "Date", "date");

  private ValueText() {}

  /** Whether values of the type are texts, numbers or the like. */
  static boolean isPlain(DataType type) {
    return PLAIN.contains(type.name());
  }

  /** Whether the value is several values; a path of files is one, though it can be iterated. */
  static boolean isSeveral(Object value) {
    return value instanceof Object[] || (value instanceof Iterable<?> && !(value instanceof Path));
  }

  /**
   * The text of the value.
   *
   * @throws IllegalArgumentException saying what it must be when it is not of the type
   */
  static String of(DataType type, Object value) {
    String text = text(value);
    switch (type.name()) {
      case "int" -> whole(text, 31);
      case "long" -> whole(text, 63);
      case "float", "double" -> decimal(text);
      case "boolean" -> {
        if (!text.equals("true") && !text.equals("false")) {
          throw new IllegalArgumentException("must be true or false, not '" + text + "'");
        }
      }
      default -> {
        // anything is a text
      }
    }
    return text;
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof CharSequence
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Enum<?>
        || value instanceof URI
        || value instanceof UUID
        || value instanceof Path
        || value instanceof TemporalAccessor) {
      return value.toString();
    }
    throw new IllegalArgumentException(
        "must be a text, a number or the like, not a " + value.getClass().getSimpleName());
  }

  private static void whole(String text, int bits) {
    try {
      if (new BigInteger(text).bitLength() <= bits) {
        return;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be a whole number, not '" + text + "'");
    }
    throw new IllegalArgumentException("must fit " + (bits + 1) + " bits, not " + text);
  }

  private static void decimal(String text) {
    try {
      new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be a number, not '" + text + "'");
    }
  }
}
