/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/**
 * Finds an event's type and its channel's id, name and state in one pass over the bytes, and
 * nothing else. It neither checks the JSON nor unescapes it. Confined to one thread.
 */
final class FloorDecoder {

  private static final byte[] TYPE = "type".getBytes(ISO_8859_1);
  private static final byte[] CHANNEL = "channel".getBytes(ISO_8859_1);
  private static final byte[] PEER = "peer".getBytes(ISO_8859_1);
  private static final byte[] ID = "id".getBytes(ISO_8859_1);
  private static final byte[] NAME = "name".getBytes(ISO_8859_1);
  private static final byte[] STATE = "state".getBytes(ISO_8859_1);

  private byte[] bytes = new byte[0];
  private final boolean names;
  private int depth;
  private boolean inChannel;
  private String type = "";
  private @Nullable String channel;
  private String name = "";
  private String state = "";

  FloorDecoder(boolean names) {
    this.names = names;
  }

  String type() {
    return type;
  }

  /** The channel's id; null when no channel is named. */
  @Nullable String channel() {
    return channel;
  }

  String name() {
    return name;
  }

  String state() {
    return state;
  }

  void decode(byte[] source, int from, int to) {
    bytes = source;
    depth = 0;
    inChannel = false;
    channel = null;
    int i = from;
    while (i < to) {
      switch (bytes[i]) {
        case '{', '[' -> depth++;
        case '}', ']' -> {
          depth--;
          inChannel &= depth > 1;
        }
        case '"' -> {
          int end = end(i + 1);
          i = bytes[end + 1] == ':' ? value(i + 1, end, end + 2) - 1 : end;
        }
        default -> {}
      }
      i++;
    }
  }

  /** Reads a field's value if it is wanted; gives where to go on. */
  private int value(int key, int keyEnd, int at) {
    if (depth == 1) {
      if (bytes[at] == '{' && (is(CHANNEL, key, keyEnd) || is(PEER, key, keyEnd))) {
        inChannel = true;
      } else if (bytes[at] == '"' && is(TYPE, key, keyEnd)) {
        int end = end(at + 1);
        type = text(at + 1, end);
        return end + 1;
      }
    } else if (depth == 2 && inChannel && bytes[at] == '"') {
      int end = end(at + 1);
      if (is(ID, key, keyEnd)) {
        channel = text(at + 1, end);
      } else if (is(STATE, key, keyEnd)) {
        state = text(at + 1, end);
      } else if (names && is(NAME, key, keyEnd)) {
        name = text(at + 1, end);
      }
      return end + 1;
    }
    return at;
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, ISO_8859_1);
  }

  private boolean is(byte[] word, int from, int to) {
    if (to - from != word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (bytes[from + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  private int end(int from) {
    int i = from;
    while (bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    return i;
  }
}
