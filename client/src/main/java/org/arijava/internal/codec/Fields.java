/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields that a type of object is known to have, by their numbers. Immutable. */
final class Fields {

  /** Those of an object of which none is looked for. */
  static final Fields NONE = new Fields();

  private final byte[][] names;
  private final Words<Integer> numbers;

  /** Fields of these names, numbered in this order. */
  Fields(String... names) {
    List<String> all = List.of(names);
    this.numbers = new Words<>(all, all::indexOf);
    this.names = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      this.names[i] = names[i].getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** How many there are. */
  int count() {
    return names.length;
  }

  /** The name of one of them, not to be changed. */
  byte[] name(int number) {
    return names[number];
  }

  /**
   * Where the values of the fields begin in the source of the reader, which stands on the object
   * and passes over it; zero for those that are not there. All of the object is JSON then.
   *
   * @throws org.arijava.error.AriDecodeException or what the parser throws when it is not
   */
  int[] in(JsonReader in) {
    if (!in.hasParser()) {
      int[] places = scan(in.source(), in.position(), in.isPartOfJson());
      if (places != null) {
        return places;
      }
    }
    int[] places = new int[names.length];
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      Integer number = numbers.find(field);
      if (number != null) {
        places[number] = in.position();
      }
      in.skip();
    }
    return places;
  }

  /** The same from the bytes; null when they are unusual, or no JSON. */
  private int @Nullable [] scan(byte[] in, int from, boolean isJson) {
    int[] places = new int[names.length];
    int at = Scan.mark(in, from, '{');
    if (at < 0) {
      return null;
    }
    at = Scan.space(in, at + 1);
    if (at < in.length && in[at] == '}') {
      return places;
    }
    while (true) {
      int end = Scan.plain(in, at);
      int colon = end < 0 ? end : Scan.mark(in, end, ':');
      if (colon < 0) {
        return null;
      }
      int value = Scan.space(in, colon + 1);
      Integer number = numbers.find(in, at + 1, end - 1);
      if (number != null) {
        places[number] = value;
      }
      at = isJson ? Scan.over(in, value) : Scan.value(in, value);
      if (at < 0) {
        return null;
      }
      at = Scan.space(in, at);
      if (at >= in.length) {
        return null;
      }
      if (in[at] == '}') {
        return places;
      }
      if (in[at] != ',') {
        return null;
      }
      at = Scan.space(in, at + 1);
    }
  }
}
