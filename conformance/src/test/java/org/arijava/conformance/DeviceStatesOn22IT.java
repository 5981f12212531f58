/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link DeviceStatesContract} on Asterisk 22. */
@OnAsterisk(22)
class DeviceStatesOn22IT extends DeviceStatesContract {

  DeviceStatesOn22IT(LiveAsterisk live) {
    super(live);
  }
}
