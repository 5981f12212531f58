/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link EndpointsContract} on Asterisk 16. */
@OnAsterisk(16)
class EndpointsOn16IT extends EndpointsContract {

  EndpointsOn16IT(LiveAsterisk live) {
    super(live);
  }
}
