/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link AsteriskContract} on Asterisk 22. */
@OnAsterisk(22)
class AsteriskOn22IT extends AsteriskContract {

  AsteriskOn22IT(LiveAsterisk live) {
    super(live);
  }
}
