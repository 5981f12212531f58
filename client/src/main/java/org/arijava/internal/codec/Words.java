/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values under names, which are looked up by bytes without making a text of them. Immutable. */
final class Words<T> {

  private final byte[][] names;
  private final Object[] values;

  /** The values of the names, which are plain ASCII. */
  Words(List<String> words, Function<String, T> value) {
    int size = Math.max(1, Integer.highestOneBit(words.size())) * 8;
    names = new byte[size][];
    values = new Object[size];
    for (String word : words) {
      byte[] name = word.getBytes(StandardCharsets.US_ASCII);
      int at = hash(name, 0, name.length);
      while (names[at] != null) {
        at = (at + 1) & (size - 1);
      }
      names[at] = name;
      values[at] = value.apply(word);
    }
  }

  /** The value of the name; null when there is none. */
  @Nullable T find(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    return find(text, 0, text.length);
  }

  /** The value of the name that these bytes are; null when there is none. */
  @Nullable T find(byte[] text, int from, int to) {
    if (from == to) {
      return null;
    }
    for (int at = hash(text, from, to); names[at] != null; at = (at + 1) & (names.length - 1)) {
      byte[] name = names[at];
      if (name.length == to - from && begins(name, text, from)) {
        @SuppressWarnings("unchecked") // only ever filled with Ts
        T value = (T) values[at];
        return value;
      }
    }
    return null;
  }

  /** Whether the name stands there; it is short, for which a loop is fastest. */
  private static boolean begins(byte[] name, byte[] text, int from) {
    for (int i = 0; i < name.length; i++) {
      if (name[i] != text[from + i]) {
        return false;
      }
    }
    return true;
  }

  private int hash(byte[] text, int from, int to) {
    int length = to - from;
    int hash = text[from] + 31 * text[to - 1] + 127 * length + 1_009 * text[from + length / 2];
    return (hash ^ (hash >>> 7)) & (names.length - 1);
  }
}
