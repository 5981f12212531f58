/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Turns Java values into the text of a parameter, if they are of its type. Stateless. */
final class ValueText {

  private static final Set<String> PLAIN =
      Set.of("string", "int", "long", "float", "double", "boolean", "byte", "Date", "date");

  /** A date alone, or with a time, or with a time and its offset. */
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

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
      case "byte" -> octet(text);
      case "Date", "date" -> date(text);
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
    if (value instanceof ZonedDateTime time) {
      return time.toOffsetDateTime().toString(); // ISO has no names of zones
    }
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

  private static void octet(String text) {
    try {
      int value = new BigInteger(text).intValueExact();
      if (value >= Byte.MIN_VALUE && value <= 0xFF) { // with a sign or without
        return;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // is told below
    }
    throw new IllegalArgumentException(
        "must be a byte, which is a whole number from -128 to 255, not '" + text + "'");
  }

  private static void date(String text) {
    try {
      DATE.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "must be a date or a date-time of ISO 8601, not '" + text + "'");
    }
  }

  private static void decimal(String text) {
    try {
      new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be a number, not '" + text + "'");
    }
  }
}
