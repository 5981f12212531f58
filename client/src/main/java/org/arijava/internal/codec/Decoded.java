/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.util.Map;
import org.arijava.error.AriDecodeException;
import org.arijava.internal.Core;
import org.jspecify.annotations.Nullable;

/**
 * What was read from JSON, or refers to an object by its identity alone. Immutable; keeps the bytes
 * it was read from, so that everything in them stays reachable.
 */
public abstract class Decoded {

  private static final int LONGEST_SHOWN = 170;

  private final Core core;
  private final byte @Nullable [] source;
  private final int position;
  private final long asOf;

  /** What the reader stands on. */
  Decoded(JsonReader in, Core core) {
    this.core = core;
    this.source = in.source();
    this.position = in.position();
    this.asOf = in.asOf();
  }

  /** A reference. */
  Decoded(Core core) {
    this.core = core;
    this.source = null;
    this.position = 0;
    this.asOf = core.router().now();
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
}
