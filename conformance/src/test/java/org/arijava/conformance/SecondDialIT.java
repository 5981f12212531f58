/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The dial of a channel that is dialled already. Real Asterisk lets it be, and crashes when that
 * channel ends, in 16.28 as in 22.10: nobody may do it on a server that is to go on.
 */
@OnAsterisk(setup = Setup.DISPOSABLE)
class SecondDialIT {

  private final RunningServer server;

  SecondDialIT(RunningServer server) {
    this.server = server;
  }

  @Test
  void isAnsweredAndToldAsLongAsNothingIsHeardOfTheFirst() throws IOException {
    RawHttp http = new RawHttp(server.url(), server.user(), server.password());
    String id = UUID.randomUUID().toString();
    try (EventLog log = new EventLog(server, "app=twice")) {
      http.send(
          "POST",
          "/ari/channels/create?endpoint=Local/silent@default&app=twice&channelId=" + id,
          null,
          null);
      log.await("StasisStart", id);
      String dial = "/ari/channels/" + id + "/dial";

      assertThat(http.send("POST", dial, null, null).status()).isEqualTo(204);
      log.await("Dial", id);
      assertThat(http.send("POST", dial, null, null).status()).isEqualTo(204);
      log.await("a second Dial", e -> log.of(id).stream().filter("Dial"::equals).count() == 2);
    }
  }
}
