/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An attended transfer by keys in the dialplan, at the end of which Asterisk merges bridges. */
@OnAsterisk
class MergedBridgesIT extends LiveContract {

  MergedBridgesIT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void theHangUpOfWhoTransfersMergesTheBridges() {
    String app = "merging-" + fresh().substring(0, 8);
    String half = fresh();
    try (EventLog log = new EventLog(live.server(), "app=" + app + "&subscribeAll=true")) {
      var call =
          ari.channels()
              .originate("Local/transferring@default", o -> o.app(app).otherChannelId(half));
      String kept = log.await("ChannelEnteredBridge", half).at("/bridge/id").asString();
      log.await("StasisStart", call.id());
      call.sendDtmf("*6");
      log.await("ChannelHold", half);
      call.sendDtmf("700");
      String dropped =
          log.await(
                  "the second bridge",
                  e ->
                      type(e).equals("ChannelEnteredBridge")
                          && e.at("/channel/id").asString().equals(half)
                          && !e.at("/bridge/id").asString().equals(kept))
              .at("/bridge/id")
              .asString();
      JsonNode answer =
          log.await(
              "the answer",
              e ->
                  type(e).equals("Dial")
                      && e.at("/peer/name").asString().startsWith("Local/700@")
                      && e.path("dialstatus").asString().equals("ANSWER"));
      String target = answer.at("/peer/id").asString();
      call.hangup();
      log.await("BridgeDestroyed", dropped);
      JsonNode merged = log.await("a merger", e -> type(e).equals("BridgeMerged"));
      log.await("a transfer", e -> type(e).equals("BridgeAttendedTransfer"));

      assertThat(merged.at("/bridge/id").asString()).isEqualTo(kept);
      assertThat(merged.at("/bridge/channels").size()).isEqualTo(1);
      assertThat(merged.at("/bridge_from/id").asString()).isEqualTo(dropped);
      assertThat(merged.at("/bridge_from/channels").get(0).asString()).isEqualTo(target);
      assertThat(steps(log.all(), kept, dropped, target))
          .containsSubsequence(
              "merged", "target left the second", "target entered the first", "transferred");
      ari.channels().hangup(target);
      log.await("BridgeDestroyed", kept);
      ari.applications().unsubscribe(app, "deviceState:"); // or Asterisk 22 may lock up
    }
  }

  private static String type(JsonNode event) {
    return event.path("type").asString();
  }

  /** What happened to the target and the bridges, in its order. */
  private static List<String> steps(
      List<JsonNode> events, String kept, String dropped, String target) {
    return events.stream()
        .map(
            e -> {
              boolean isTarget = e.at("/channel/id").asString("").equals(target);
              String bridge = e.at("/bridge/id").asString("");
              return switch (type(e)) {
                case "BridgeMerged" -> "merged";
                case "BridgeAttendedTransfer" -> "transferred";
                case "ChannelLeftBridge" ->
                    isTarget && bridge.equals(dropped) ? "target left the second" : "";
                case "ChannelEnteredBridge" ->
                    isTarget && bridge.equals(kept) ? "target entered the first" : "";
                default -> "";
              };
            })
        .toList();
  }
}
