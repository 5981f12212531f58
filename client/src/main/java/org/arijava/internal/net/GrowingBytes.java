/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Bytes that arrive in parts, up to a bound. Confined to the event loop. */
final class GrowingBytes {

  /** What no answer and no message may exceed. */
  static final int LIMIT = 64 << 20;

  private static final byte[] NONE = new byte[0];

  private byte[] bytes = NONE;
  private int size;

  /** Adds a part; false when that would pass the bound. */
  boolean add(ByteBuf part) {
    return add(part, part.readableBytes());
  }

  /** Adds so many bytes of a part; false when that would pass the bound. */
  boolean add(ByteBuf part, int length) {
    if (length > LIMIT - size) {
      return false;
    }
    if (length > bytes.length - size) {
      int larger = size == 0 ? length : Math.min(LIMIT, Math.max(size + length, size * 2));
      bytes = Arrays.copyOf(bytes, larger);
    }
    part.readBytes(bytes, size, length);
    size += length;
    return true;
  }

  /** All bytes; they now belong to the caller, and this is empty again. */
  byte[] take() {
    byte[] all = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    bytes = NONE;
    size = 0;
    return all;
  }
}
