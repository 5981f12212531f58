/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields that a type of object is known to have, by their numbers. Immutable. */
final class Fields {

  private final Words<Integer> numbers;
  private final int count;

  /** Fields of these names, numbered in this order. */
  Fields(String... names) {
    List<String> all = List.of(names);
    this.numbers = new Words<>(all, all::indexOf);
    this.count = names.length;
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /**
   * Where the values of the fields begin in the source of the reader, which stands on the object
   * and passes over it; zero for those that are not there. All of the object is JSON then.
   *
   * @throws org.arijava.error.AriDecodeException or what the parser throws when it is not
   */
  int[] in(JsonReader in) {
    if (!in.hasParser()) {
      Outline outline = in.outline();
      int object = outline == null ? -1 : outline.find(in.position());
      if (outline != null && object >= 0) {
        return places(in.source(), outline, object);
      }
      int[] places = scan(in.source(), in.position(), in.isPartOfJson());
      if (places != null) {
        return places;
      }
    }
    int[] places = new int[count];
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      Integer number = numbers.find(field);
      if (number != null) {
        places[number] = in.position();
      }
      in.skip();
    }
    return places;
  }

  private int[] places(byte[] in, Outline outline, int object) {
    int[] places = new int[count];
    int fields = outline.count(object);
    for (int i = 0; i < fields; i++) {
      int value = outline.value(object, i);
      int to = Scan.before(in, value, '"');
      Integer number = numbers.find(in, Scan.before(in, to, '"') + 1, to);
      if (number != null) {
        places[number] = value;
      }
    }
    return places;
  }

  /** The same from the bytes; null when they are unusual, or no JSON. */
  private int @Nullable [] scan(byte[] in, int from, boolean isJson) {
    int[] places = new int[count];
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
