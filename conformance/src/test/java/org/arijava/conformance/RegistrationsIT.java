/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.arijava.conformance.Server.ASTERISK_16;
import static org.arijava.conformance.Server.ASTERISK_22;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arijava.AriClient;
import org.arijava.event.ContactStatusChange;
import org.arijava.event.PeerStatusChange;
import org.junit.jupiter.api.Test;

/** Telephones that register, which the simulator does not have. */
@OnAsterisk(
    value = {ASTERISK_22, ASTERISK_16},
    setup = Setup.TRACES)
class RegistrationsIT {

  private final RunningServer server;

  RegistrationsIT(RunningServer server) {
    this.server = server;
  }

  @Test
  void aTelephoneThatRegistersAndLeavesIsTold() throws Exception {
    try (AriClient ari =
        AriClient.connect(server.url().toString(), server.user(), server.password())) {
      ari.start(List.of("registrations"), o -> o.subscribeAll(true));
      int port = Integer.parseInt(ari.asterisk().getGlobalVariable("SIP_PORT"));
      try (SipPhone phone = new SipPhone("alice", "127.0.0.2", port);
          Awaited<PeerStatusChange> reachable = peer(ari, "Reachable");
          Awaited<PeerStatusChange> unreachable = peer(ari, "Unreachable");
          Awaited<ContactStatusChange> known = contact(ari, "NonQualified");
          Awaited<ContactStatusChange> removed = contact(ari, "Removed")) {
        assertThat(phone.register(60)).isEqualTo("SIP/2.0 200 OK");
        assertThat(reachable.get().endpoint().resource()).isEqualTo("alice");
        assertThat(known.get().contactInfo().uri()).isEqualTo(phone.contact());

        assertThat(phone.register(0)).isEqualTo("SIP/2.0 200 OK");
        assertThat(unreachable.get().endpoint().technology()).isEqualTo("PJSIP");
        assertThat(removed.get().contactInfo().aor()).isEqualTo("alice");
      }
    }
  }

  private static Awaited<PeerStatusChange> peer(AriClient ari, String status) {
    return new Awaited<>(
        ari, PeerStatusChange.class, e -> status.equals(e.peer().raw().get("peer_status")));
  }

  private static Awaited<ContactStatusChange> contact(AriClient ari, String status) {
    return new Awaited<>(
        ari,
        ContactStatusChange.class,
        e -> status.equals(e.contactInfo().raw().get("contact_status")));
  }
}
