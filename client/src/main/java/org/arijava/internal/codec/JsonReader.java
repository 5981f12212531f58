/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.arijava.error.AriDecodeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.UTF8StreamJsonParser;

/**
 * Reads one value of a JSON text for the generated decoders, plain ones without a parser. Confined
 * to one thread.
 *
 * <p>It forgives: a value of another type than expected is converted where that makes sense and
 * read as absent where it does not. Only text that is no JSON at all is an error.
 */
public final class JsonReader {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Where whole numbers end, as far as they fit a long. */
  private static final double BEYOND_LONG = 0x1p63;

  private final byte[] source;
  private final int start;
  private final long asOf;
  private final boolean partOfJson;
  private final @Nullable Outline outline;
  private @Nullable JsonParser parser;

  private JsonReader(byte[] source, @Nullable Outline outline, int start, long asOf) {
    this.source = source;
    this.outline = outline;
    this.partOfJson = start > 0 || outline != null;
    this.start = start;
    this.asOf = asOf;
  }

  /** What reads one value out of the reader, which stands on its first token, if it is there. */
  @FunctionalInterface
  interface Reading<T> {
    @Nullable T read(JsonReader in);
  }

  /** What reads one value that is always there. */
  @FunctionalInterface
  public interface Decoder<T> extends Reading<T> {
    @Override
    T read(JsonReader in);
  }

  /**
   * Reads the one object that the text holds.
   *
   * @param asOf the number of the event that the text is, or is at least as new as
   */
  public static <T> T readObject(byte[] source, long asOf, Decoder<T> decoder) {
    return readObject(source, null, asOf, decoder);
  }

  /** The same of a text whose outline may be known. */
  static <T> T readObject(byte[] source, @Nullable Outline outline, long asOf, Decoder<T> decoder) {
    return readValue(
        source,
        outline,
        0,
        asOf,
        in -> {
          if (source.length > 0 && source[0] == '{') {
            return decoder.read(in);
          }
          if (in.parser().currentToken() != JsonToken.START_OBJECT) {
            throw in.unexpected("an object");
          }
          return decoder.read(in);
        });
  }

  /**
   * Reads the one array of objects that the text holds; what is no object is left out.
   *
   * @param asOf the number of the event that the text is at least as new as
   */
  public static <T> List<T> readObjects(byte[] source, long asOf, Decoder<T> decoder) {
    return readValue(
        source,
        null,
        0,
        asOf,
        in -> {
          if (in.parser().currentToken() != JsonToken.START_ARRAY) {
            throw in.unexpected("an array");
          }
          return in.objects(decoder);
        });
  }

  /** Reads the object that begins at the offset as plain maps, lists and values. */
  static Map<String, Object> readMap(byte[] source, int offset) {
    return readValue(
        source,
        null,
        offset,
        0,
        in -> {
          Map<String, Object> map = in.map();
          return map == null ? Map.of() : map;
        });
  }

  /** The text of the value that begins at the offset. */
  static String readText(byte[] source, int offset) {
    return readValue(
        source,
        null,
        offset,
        0,
        in -> {
          JsonParser parser = in.parser();
          parser.skipChildren();
          int end = offset + (int) parser.currentLocation().getByteOffset();
          return new String(source, offset, end - offset, StandardCharsets.UTF_8);
        });
  }

  /**
   * Reads the value that begins at the offset.
   *
   * @param asOf the number of the event that the text is, or is at least as new as
   */
  @SuppressWarnings("NullAway") // a decoder gives something, unlike a reading
  private static <T> T readValue(
      byte[] source, @Nullable Outline outline, int offset, long asOf, Decoder<T> decoder) {
    return readOptional(source, outline, offset, asOf, decoder);
  }

  /**
   * Reads the value that begins at the offset; null when it is none.
   *
   * @param outline where the values of the fields are, if that is known
   * @param asOf the number of the event that the text is, or is at least as new as
   */
  static <T> @Nullable T readOptional(
      byte[] source, @Nullable Outline outline, int offset, long asOf, Reading<T> reading) {
    JsonReader in = new JsonReader(source, outline, offset, asOf);
    try {
      return reading.read(in);
    } catch (JacksonException e) {
      String why = Unusual.LOCATION.matcher(String.valueOf(e.getOriginalMessage())).replaceAll("");
      throw new AriDecodeException("not JSON: " + why, text(source), e);
    } finally {
      if (in.parser != null) {
        in.parser.close();
      }
    }
  }

  /** The text that stands there, if it is plain ASCII without escapes; null when it is not. */
  static @Nullable String plainText(byte[] source, int offset) {
    int end = Scan.plain(source, offset);
    return end < 0
        ? null
        : new String(source, offset + 1, end - offset - 2, StandardCharsets.ISO_8859_1);
  }

  /** The parser, made when a value is not so plain that it can be read without; on its token. */
  private JsonParser parser() {
    JsonParser made = parser;
    if (made == null) {
      int end = start > 0 ? Scan.over(source, start) : source.length;
      made = FACTORY.createParser(ObjectReadContext.empty(), source, start, end - start);
      parser = made;
      if (!(made instanceof UTF8StreamJsonParser)) {
        throw new AriDecodeException("not UTF-8", text(source), null); // guessed by its first bytes
      }
      made.nextToken();
    }
    return made;
  }

  /** Whether what it stands on was found in what was JSON. */
  boolean isPartOfJson() {
    return partOfJson;
  }

  /** Whether more was read than the place where it stands. */
  boolean hasParser() {
    return parser != null;
  }

  private static String text(byte[] source) {
    return new String(source, StandardCharsets.UTF_8);
  }

  private AriDecodeException unexpected(String expected) {
    return new AriDecodeException("expected " + expected, text(source), null);
  }

  /** The number of the event that the text is, or is at least as new as. */
  long asOf() {
    return asOf;
  }

  /** Where the values of what it reads are, if that is known. */
  @Nullable Outline outline() {
    return outline;
  }

  /** Where what it stands on stands in the outline, or {@link Outline#NOWHERE}. */
  int outlined() {
    return outline == null || parser != null ? Outline.NOWHERE : outline.find(start);
  }

  byte[] source() {
    return source;
  }

  /** Where the current token begins in the source. */
  int position() {
    return parser == null ? start : start + (int) parser.currentTokenLocation().getByteOffset();
  }

  /** Moves to the next field's value and gives the field's name; null at the object's end. */
  public @Nullable String nextField() {
    JsonParser parser = parser();
    String name = parser.nextName();
    if (name != null) {
      parser.nextToken();
    }
    return name;
  }

  /** Passes over the current value. */
  public void skip() {
    parser().skipChildren();
  }

  /** Whether the current value is an object; if not, it is passed over. */
  public boolean atObject() {
    if (parser == null && start < source.length && source[start] == '{') {
      return true;
    }
    JsonParser parser = parser();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return true;
    }
    parser.skipChildren();
    return false;
  }

  /** The current value as text; null for null and for what has parts. */
  public @Nullable String string() {
    String plain = parser == null ? plainText(source, start) : null;
    if (plain != null) {
      return plain;
    }
    JsonParser parser = parser();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL || !token.isScalarValue()) {
      parser.skipChildren();
      return null;
    }
    return parser.getString();
  }

  /** The current value as what its text stands for; null for null and for what has parts. */
  public <T> @Nullable T text(Function<String, T> of) {
    String text = string();
    return text == null ? null : of.apply(text);
  }

  /** The current value as a whole number; null when it is none or does not fit. */
  public @Nullable Long longNumber() {
    JsonParser parser = parser();
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          ? null
          : Long.valueOf(parser.getLongValue());
    }
    Double number = decimal();
    return number == null || Math.abs(number) >= BEYOND_LONG
        ? null
        : Long.valueOf(number.longValue());
  }

  /** The current value as a whole number; null when it is none or does not fit. */
  public @Nullable Integer integer() {
    Long number = longNumber();
    return number == null || number.intValue() != number
        ? null
        : Integer.valueOf(number.intValue());
  }

  /** The current value as a number; null when it is none or does not fit. */
  public @Nullable Double decimal() {
    Double number = anyDecimal();
    return number == null || !Double.isFinite(number) ? null : number;
  }

  private @Nullable Double anyDecimal() {
    JsonParser parser = parser();
    if (parser.currentToken().isNumeric()) {
      return parser.getDoubleValue();
    }
    String text = string();
    if (text == null) {
      return null;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The current value as a truth value; null when it is none. */
  public @Nullable Boolean bool() {
    String text = string();
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default -> null;
    };
  }

  /** The current value as a point in time; null when it is none. */
  public @Nullable Instant instant() {
    String text = string();
    return text == null ? null : instant(text);
  }

  /** What point in time the text is; null when it is none. */
  static @Nullable Instant instant(String text) {
    Instant usual = Timestamps.parse(text);
    if (usual != null) {
      return usual;
    }
    try {
      return OffsetDateTime.parse(text, Unusual.DATE).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * The current value, a number of the unit, as a duration; null when it is none or does not fit.
   */
  public @Nullable Duration duration(ChronoUnit unit) {
    Long amount = longNumber();
    try {
      return amount == null ? null : Duration.of(amount, unit);
    } catch (ArithmeticException e) {
      return null;
    }
  }

  /** The current value as a list of texts; null when it is no array. */
  public @Nullable List<String> strings() {
    JsonParser parser = parser();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return null;
    }
    List<String> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String text = string();
      if (text != null) {
        list.add(text);
      }
    }
    return Collections.unmodifiableList(list);
  }

  /** The current value as a list of objects; null when it is no array. */
  public <T> @Nullable List<T> list(Decoder<T> decoder) {
    JsonParser parser = parser();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return null;
    }
    return objects(decoder);
  }

  private <T> List<T> objects(Decoder<T> decoder) {
    JsonParser parser = parser();
    List<T> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (atObject()) {
        list.add(decoder.read(this));
      }
    }
    return Collections.unmodifiableList(list);
  }

  /** The current value as a list of plain maps; null when it is no array. */
  public @Nullable List<Map<String, Object>> maps() {
    return list(
        in -> {
          Map<String, Object> map = in.map();
          return map == null ? Map.<String, Object>of() : map;
        });
  }

  /** The current value as a plain map; null when it is no object. */
  public @Nullable Map<String, Object> map() {
    if (!atObject()) {
      return null;
    }
    return fields(this::value, LinkedHashMap::new);
  }

  /** The current value as a map of texts; null when it is no object. */
  public @Nullable Map<String, String> stringMap() {
    if (!atObject()) {
      return null;
    }
    return fields(this::string, LinkedHashMap::new);
  }

  private <T> Map<String, T> fields(
      Supplier<? extends @Nullable T> value, Supplier<Map<String, T>> maker) {
    Map<String, T> map = maker.get();
    for (String name = nextField(); name != null; name = nextField()) {
      T read = value.get();
      if (read != null) {
        map.put(name, read);
      }
    }
    return Collections.unmodifiableMap(map);
  }

  private @Nullable Object value() {
    JsonParser parser = parser();
    return switch (parser.currentToken()) {
      case START_OBJECT -> map();
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          Object element = value();
          if (element != null) {
            list.add(element);
          }
        }
        yield Collections.unmodifiableList(list);
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /** What only unusual texts need, made when the first comes. */
  private static final class Unusual {

    static final DateTimeFormatter DATE =
        new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    /** What Jackson adds about places. */
    static final Pattern LOCATION =
        Pattern.compile("\\s*(?:\\(start marker )?(?:at )?\\[Source:[^\\]]*]\\)?");
  }
}
