/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link ApplicationsContract} on Asterisk 22. */
@OnAsterisk(22)
class ApplicationsOn22IT extends ApplicationsContract {

  ApplicationsOn22IT(LiveAsterisk live) {
    super(live);
  }
}
