/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The contracts, taken together, call every operation there is. */
@OnAsterisk(Server.ASTERISK_22)
@Order(Integer.MAX_VALUE - 1)
class EveryOperationIT {

  private final LiveAsterisk live;

  EveryOperationIT(LiveAsterisk live) {
    this.live = live;
  }

  @Test
  void everyOperationWasCalledAndSucceededWhereItCan() {
    assumeThat(
            Stream.of(
                ApplicationsIT.class,
                AsteriskIT.class,
                BridgesIT.class,
                ChannelsIT.class,
                DeviceStatesIT.class,
                EndpointsIT.class,
                EventsIT.class,
                MailboxesIT.class,
                PlaybacksIT.class,
                RecordingsIT.class,
                SoundsIT.class))
        .as("all contracts ran")
        .allMatch(live::wasVisitedBy);
    CalledOperations called = live.called();
    LoggerFactory.getLogger(EveryOperationIT.class).info("\n{}", called.table());

    assertThat(called.total()).isEqualTo(109);
    assertThat(called.missing()).isEmpty();
    assertThat(called.neverSuccessful())
        .containsExactlyInAnyOrder(
            "GET /mailboxes",
            "GET /mailboxes/{mailboxName}",
            "PUT /mailboxes/{mailboxName}",
            "DELETE /mailboxes/{mailboxName}");
  }
}
