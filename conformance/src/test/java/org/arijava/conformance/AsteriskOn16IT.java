/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link AsteriskContract} on Asterisk 16. */
@OnAsterisk(16)
class AsteriskOn16IT extends AsteriskContract {

  AsteriskOn16IT(LiveAsterisk live) {
    super(live);
  }
}
