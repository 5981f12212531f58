/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link BridgesContract} on Asterisk 16. */
@OnAsterisk(16)
class BridgesOn16IT extends BridgesContract {

  BridgesOn16IT(LiveAsterisk live) {
    super(live);
  }
}
