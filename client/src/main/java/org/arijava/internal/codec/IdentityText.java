/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import org.jspecify.annotations.Nullable;

/**
 * The identity of an object as it stands in a message, plain ASCII: what a key is found by without
 * making one. It is equal to that key, which is not equal to it. Confined to one thread; used again
 * and again.
 */
final class IdentityText {

  private static final byte[] NOTHING = {};

  private String kind = "";
  private byte[] in = NOTHING;
  private int from;
  private int to;

  /** Is that of the object of the kind whose id is there from now on. */
  IdentityText at(String kind, byte[] in, int from, int to) {
    this.kind = kind;
    this.in = in;
    this.from = from;
    this.to = to;
    return this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ObjectKey key && isId(key.id()) && kind.equals(key.kind());
  }

  private boolean isId(String id) {
    int length = to - from;
    if (id.length() != length) {
      return false;
    }
    for (int i = length - 1; i >= 0; i--) { // from the end, where ids differ
      if (id.charAt(i) != in[from + i]) {
        return false;
      }
    }
    return true;
  }

  /** That of the key. */
  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + in[i];
    }
    return 31 * kind.hashCode() + hash;
  }
}
