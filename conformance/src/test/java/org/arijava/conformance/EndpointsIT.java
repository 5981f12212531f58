/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.arijava.conformance.Server.ASTERISK_22;
import static org.arijava.conformance.Server.SIMULATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.arijava.Endpoint;
import org.arijava.error.BadRequestException;
import org.arijava.error.NotFoundException;
import org.junit.jupiter.api.Test;

/** The operations on endpoints. */
@OnAsterisk
class EndpointsIT extends LiveContract {

  static final String FROM = "sip:me@127.0.0.1";

  EndpointsIT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void endpointsAreListed() {
    assertThat(ari.endpoints().list()).extracting(Endpoint::resource).contains("loop");
    assertThat(ari.endpoints().listByTech("PJSIP")).extracting(Endpoint::resource).contains("loop");
    assertThat(ari.endpoints().get("PJSIP", "loop").technology()).isEqualTo("PJSIP");
  }

  @Test
  void anUnknownEndpointIsNotFound() {
    assertThatThrownBy(() -> ari.endpoints().listByTech("NoTech"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> ari.endpoints().get("PJSIP", "no-such"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aMessageIsTaken() {
    ari.endpoints().sendMessage("pjsip:loop", FROM, o -> o.body("hello").variable("X-A", "1"));
    ari.endpoints().sendMessageToEndpoint("PJSIP", "loop", FROM, o -> o.body("hello"));
    ari.endpoints().get("PJSIP", "loop").sendMessage(FROM, o -> o.body("hello"));
  }

  @Test
  void aMessageToNobodyIsRefused() {
    assertThatThrownBy(() -> ari.endpoints().sendMessage("notech:x", FROM, o -> o.body("x")))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> ari.endpoints().sendMessage("", FROM, o -> o.body("x")))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(
            () -> ari.endpoints().sendMessageToEndpoint("NoTech", "x", FROM, o -> o.body("x")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
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
