/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.arijava.error.BadRequestException;
import org.arijava.error.NotFoundException;
import org.junit.jupiter.api.Test;

/** {@link EndpointsContract} on Asterisk 22. */
@OnAsterisk(22)
class EndpointsOn22IT extends EndpointsContract {

  EndpointsOn22IT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void aReferIsTaken() {
    ari.endpoints().refer("pjsip:loop", FROM, "sip:you@127.0.0.1");
    ari.endpoints().referToEndpoint("PJSIP", "loop", FROM, "sip:you@127.0.0.1");

    assertThatThrownBy(() -> ari.endpoints().refer("", FROM, "sip:you@127.0.0.1"))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> ari.endpoints().referToEndpoint("NoTech", "x", FROM, "sip:you@x"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> ari.endpoints().refer("notech:x", FROM, "sip:you@x"))
        .isInstanceOf(NotFoundException.class);
  }
}
