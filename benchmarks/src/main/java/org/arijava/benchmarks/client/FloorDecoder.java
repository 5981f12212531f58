/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Finds an event's type and its channel's id and state, or name, in one pass over the bytes, and
 * nothing else; texts are made of what is asked for. It neither checks the JSON nor unescapes it.
 * Confined to one thread; what was found is valid until the next event.
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
  private final Span type = new Span();
  private final Span channel = new Span();
  private final Span third = new Span();

  FloorDecoder(boolean names) {
    this.names = names;
  }

  /** Where a text is among the bytes. */
  private static final class Span {
    private int from;
    private int to;

    void set(int from, int to) {
      this.from = from;
      this.to = to;
    }
  }

  boolean is(byte[] word) {
    return is(word, type.from, type.to);
  }

  boolean namesChannel() {
    return channel.to > 0;
  }

  String type() {
    return text(type);
  }

  /** The channel's id. */
  String channel() {
    return text(channel);
  }

  /** The channel's state, or its name. */
  String third() {
    return text(third);
  }

  void decode(byte[] source, int from, int to) {
    bytes = source;
    depth = 0;
    inChannel = false;
    channel.set(0, 0);
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
        type.set(at + 1, end);
        return end + 1;
      }
    } else if (depth == 2 && inChannel && bytes[at] == '"') {
      int end = end(at + 1);
      if (is(ID, key, keyEnd)) {
        channel.set(at + 1, end);
      } else if (is(names ? NAME : STATE, key, keyEnd)) {
        third.set(at + 1, end);
      }
      return end + 1;
    }
    return at;
  }

  private String text(Span span) {
    return new String(bytes, span.from, span.to - span.from, ISO_8859_1);
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
