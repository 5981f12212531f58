/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link DeviceStatesContract} on Asterisk 16. */
@OnAsterisk(16)
class DeviceStatesOn16IT extends DeviceStatesContract {

  DeviceStatesOn16IT(LiveAsterisk live) {
    super(live);
  }
}
