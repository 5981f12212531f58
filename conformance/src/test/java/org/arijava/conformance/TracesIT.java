/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.arijava.conformance.Server.ASTERISK_22;
import static org.arijava.conformance.Server.SIMULATOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What was recorded of a real Asterisk 22 once is what the servers still do. */
@OnAsterisk(
    value = {ASTERISK_22, SIMULATOR},
    setup = Setup.TRACES)
@Timeout(120)
class TracesIT {

  /** Names of recordings; those of several clients that took part in one scenario are together. */
  static final List<String> TRACES =
      List.of(
          "01-originate-local-app",
          "02-originate-local-subscribeall",
          "03-dialplan-stasis-answer-continue",
          "04-channel-ops-ring-mute-hold-moh-silence-dtmf",
          "05-playback-lifecycle",
          "06-recording-lifecycle",
          "07-bridge-mixing-lifecycle",
          "08-bridge-holding-roles-multi",
          "09-dtmf-received",
          "10-snoop",
          "11-device-states",
          "12-mailboxes-not-loaded",
          "13-endpoints-subscriptions-textmessage",
          "14-user-events",
          "15-move-between-apps 15b-move-target-app",
          "16-app-replaced-first-ws 16b-app-replaced-second-ws 16c-app-reconnect-third-ws",
          "17-create-dial",
          "18-originate-failures",
          "19-pjsip-ring-answer-hangup",
          "20-variables",
          "21-prelude 21-app-subscriptions-eventfilter",
          "22-talk-and-tone-detect",
          "24-channel-transfer-ari-only",
          "25-pjsip-hold-unhold",
          "26-dialplan-dial-bridge-subscribeall",
          "27-blind-transfer-subscribeall",
          "28-broadcast-claim-appA 28b-broadcast-claim-appB",
          "60-id-url-encoding",
          "61-asterisk-resource",
          "63-attended-transfer-subscribeall",
          "64-commands-during-playback",
          "65-playback-never-finished-quirk",
          "70-live8088-dialplan-hello");

  private final TraceReplays replays;

  TracesIT(TraceReplays replays) {
    this.replays = replays;
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("TRACES")
  void theSameRequestsGiveTheSameAnswersAndEvents(String names) throws Exception {
    assertThat(String.join("\n", replays.problems(names))).isEmpty();
  }
}
