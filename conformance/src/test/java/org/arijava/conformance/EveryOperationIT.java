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
@OnAsterisk(22)
@Order(Integer.MAX_VALUE)
class EveryOperationIT {

  private final LiveAsterisk live;

  EveryOperationIT(LiveAsterisk live) {
    this.live = live;
  }

  @Test
  void everyOperationWasCalledAndSucceededWhereItCan() {
    assumeThat(
            Stream.of(
                ApplicationsOn22IT.class,
                AsteriskOn22IT.class,
                BridgesOn22IT.class,
                ChannelsOn22IT.class,
                DeviceStatesOn22IT.class,
                EndpointsOn22IT.class,
                EventsOn22IT.class,
                MailboxesOn22IT.class,
                PlaybacksOn22IT.class,
                RecordingsOn22IT.class,
                SoundsOn22IT.class))
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
