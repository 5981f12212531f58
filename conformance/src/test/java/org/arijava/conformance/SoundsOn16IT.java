/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link SoundsContract} on Asterisk 16. */
@OnAsterisk(16)
class SoundsOn16IT extends SoundsContract {

  SoundsOn16IT(LiveAsterisk live) {
    super(live);
  }
}
