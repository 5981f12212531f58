/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.event;

/**
 * An event of a type that this library has no interface for. It is delivered by its type's name, to
 * the client's handlers and to those of the objects it names.
 */
public interface UnknownEvent extends OtherEvent {}
