/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import org.jspecify.annotations.Nullable;

/**
 * The identity of a domain object within one Asterisk. Immutable; equal to every other of the same
 * kind and id.
 */
public class ObjectKey {

  private final String kind;
  private final String id;

  /**
   * An identity.
   *
   * @param kind the object's type in ARI, as {@code Channel}
   * @param id its identity; the parts of one that has several are joined by a slash
   */
  public ObjectKey(String kind, String id) {
    this.kind = kind;
    this.id = id;
  }

  /** The object's type in ARI. */
  public final String kind() {
    return kind;
  }

  /** Its identity among those of its type. */
  public final String id() {
    return id;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ObjectKey key && id.equals(key.id) && kind.equals(key.kind);
  }

  @Override
  public final int hashCode() {
    return 31 * kind.hashCode() + id.hashCode();
  }

  @Override
  public final String toString() {
    return kind + " " + id;
  }
}
