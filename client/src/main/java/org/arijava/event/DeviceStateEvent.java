/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.event;

import org.arijava.DeviceState;

/** An event about the state of a device. */
public non-sealed interface DeviceStateEvent extends Event {
  /** The device and its state. */
  DeviceState deviceState();
}
