/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.arijava.error.AriDecodeException;
import org.arijava.internal.Core;
import org.jspecify.annotations.Nullable;

/**
 * What was found in JSON, or refers to an object by its identity alone. Immutable: it stands on the
 * bytes it was found in, whose fields are read when they are asked for.
 */
public abstract class Decoded {

  private static final int LONGEST_SHOWN = 170;

  private static final int[] NOTHING = {};

  private final Core core;
  private final byte @Nullable [] source;
  private final int position;
  private final long asOf;
  private final @Nullable Outline outline;

  /** Where it stands in the outline, or nowhere: then the places of its fields are known. */
  private final int outlined;

  private final Fields fields;
  private final int[] places;

  /*
   * What was read so far. Several threads may read the same field at the same time and each keep
   * what it made: whatever is kept is immutable, so it does not matter which of them stays.
   */
  private final @Nullable Object[] values;

  /** What the reader stands on, and passes over. */
  Decoded(JsonReader in, Core core, Fields fields) {
    this.core = core;
    this.source = in.source();
    this.position = in.position();
    this.asOf = in.asOf();
    this.outline = in.outline();
    this.outlined = in.outlined();
    this.fields = fields;
    this.places = outlined < 0 ? fields.in(in) : NOTHING;
    this.values = new @Nullable Object[fields.count()];
  }

  /** What the reader stands on, none of whose fields is known. */
  Decoded(JsonReader in, Core core) {
    this.core = core;
    this.source = in.source();
    this.position = in.position();
    this.asOf = in.asOf();
    this.outline = null;
    this.outlined = Outline.NOWHERE;
    this.fields = Fields.NONE;
    this.places = NOTHING;
    this.values = new @Nullable Object[0];
  }

  /** A reference, of which these fields are known. */
  Decoded(Core core, @Nullable Object... values) {
    this.core = core;
    this.source = null;
    this.position = 0;
    this.asOf = core.router().now();
    this.outline = null;
    this.outlined = Outline.NOWHERE;
    this.fields = Fields.NONE;
    this.places = NOTHING;
    this.values = values;
  }

  final Core core() {
    return core;
  }

  /** The number of the event that told this, or that it is at least as new as. */
  public final long asOf() {
    return asOf;
  }

  /** Tells which objects this names, itself and its parts included. */
  void collect(NamedObjects named) {}

  /** The same of a part, if it is one. */
  static void collect(@Nullable Object part, NamedObjects named) {
    if (part instanceof Decoded decoded) {
      decoded.collect(named);
    }
  }

  /** All of it as plain maps, lists and values; empty for a reference. */
  public final Map<String, Object> raw() {
    return source == null ? Map.of() : JsonReader.readMap(source, position);
  }

  /** It as Asterisk wrote it; an empty object for a reference. */
  public final String json() {
    return source == null ? "{}" : JsonReader.readText(source, position);
  }

  /** The type's name and the beginning of the JSON, for people. */
  final String described(String type) {
    String json = json();
    return type
        + " "
        + (json.length() <= LONGEST_SHOWN ? json : json.substring(0, LONGEST_SHOWN - 1) + "…");
  }

  /** Where the field's value begins; 0 when it is not there. */
  private int place(byte[] in, int field) {
    Outline known = outline;
    return known == null || outlined < 0
        ? places[field]
        : known.place(in, outlined, fields.name(field));
  }

  /** The field's value as it is read that way; null when it is absent or no such value. */
  final <T> @Nullable T read(int field, JsonReader.Reading<T> reading) {
    Object value = values[field];
    if (value == null && source != null) {
      int place = place(source, field);
      if (place > 0) {
        value = JsonReader.readOptional(source, outline, place, asOf, reading);
        values[field] = value;
      }
    }
    @SuppressWarnings("unchecked") // a field is read the same way always
    T read = (T) value;
    return read;
  }

  /** The field's value as text. */
  final @Nullable String string(int field) {
    return text(field, Function.identity());
  }

  /** The field's value as what its text stands for. */
  final <T> @Nullable T text(int field, Function<String, T> of) {
    Object value = values[field];
    if (value == null && source != null) {
      int place = place(source, field);
      String plain = place > 0 ? JsonReader.plainText(source, place) : null;
      if (plain != null) {
        value = of.apply(plain);
        values[field] = value;
      }
    }
    if (value == null) {
      return read(field, in -> in.text(of));
    }
    @SuppressWarnings("unchecked") // what the same function gives always
    T known = (T) value;
    return known;
  }

  /** The object that the field's value is. */
  final <T> @Nullable T part(int field, BiFunction<JsonReader, Core, T> maker) {
    Object value = values[field];
    if (value == null) {
      return read(field, in -> in.atObject() ? maker.apply(in, core) : null);
    }
    @SuppressWarnings("unchecked") // made by the same maker always
    T known = (T) value;
    return known;
  }

  /** The field's value, which ARI promises. */
  final <T> T required(@Nullable T value, String field) {
    if (value != null) {
      return value;
    }
    if (source == null) {
      throw new IllegalStateException(
          this + " is a reference: call reload() for its " + field + ", or get it first");
    }
    throw new AriDecodeException(this + " has no readable field " + field, json(), null);
  }

  static OptionalInt optionalInt(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  static OptionalLong optionalLong(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  static OptionalDouble optionalDouble(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  static <T> List<T> listed(@Nullable List<T> value) {
    return value == null ? List.of() : value;
  }

  static Map<String, Object> mapped(@Nullable Map<String, Object> value) {
    return value == null ? Map.of() : value;
  }
}
