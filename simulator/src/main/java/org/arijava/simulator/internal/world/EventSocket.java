/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

/** Where the events of an application go. Does not block. */
public interface EventSocket {
  /** Sends one message. */
  void send(byte[] json);
}
