/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.event;

/** An event of no other family. */
public non-sealed interface OtherEvent extends Event {}
