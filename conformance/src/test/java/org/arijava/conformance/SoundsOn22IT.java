/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link SoundsContract} on Asterisk 22. */
@OnAsterisk(22)
class SoundsOn22IT extends SoundsContract {

  SoundsOn22IT(LiveAsterisk live) {
    super(live);
  }
}
