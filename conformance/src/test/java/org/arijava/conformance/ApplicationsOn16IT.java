/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link ApplicationsContract} on Asterisk 16. */
@OnAsterisk(16)
class ApplicationsOn16IT extends ApplicationsContract {

  ApplicationsOn16IT(LiveAsterisk live) {
    super(live);
  }
}
