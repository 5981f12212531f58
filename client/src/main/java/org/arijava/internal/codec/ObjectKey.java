/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

/**
 * The identity of a domain object within one Asterisk. Immutable.
 *
 * @param kind the object's type in ARI, as {@code Channel}
 * @param id its identity; the parts of one that has several are joined by a slash
 */
public record ObjectKey(String kind, String id) {}
