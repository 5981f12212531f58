/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spi;

/**
 * An object of ARI as it was at some time. Immutable.
 *
 * @param kind the object's type in ARI, as {@code Channel}
 * @param id its identity; the parts of one that has several are joined by a slash
 * @param json the object as Asterisk wrote it; an empty object when only its identity is known
 * @param asOf the number of the event that told it, or of the latest event when it was asked for
 */
public record ObjectSnapshot(String kind, String id, String json, long asOf) {

  /** The kind and the identity, for people. */
  @Override
  public String toString() {
    return kind + " " + id;
  }
}
