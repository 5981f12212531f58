/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.arijava.AriClient;
import org.arijava.Channel;
import org.arijava.dynamic.DynamicAri;
import org.arijava.dynamic.DynamicObject;
import org.arijava.dynamic.DynamicResult;
import org.arijava.error.AriResponseException;
import org.arijava.error.NotFoundException;
import org.arijava.swagger.Resource;
import org.arijava.swagger.UnknownNameException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The dynamic client calls whatever the server itself describes; after all typed contracts. */
@OnAsterisk
@Order(Integer.MAX_VALUE)
class DynamicIT extends LiveContract {

  private static final String LOCAL = "Local/answer@default";

  /** What cannot succeed here: no module, no far end that takes it, nothing to claim. */
  private static final Set<String> MAY_BE_REFUSED =
      Set.of(
          "channels.rtpstatistics",
          "channels.transfer_progress",
          "endpoints.refer",
          "endpoints.referToEndpoint",
          "endpoints.sendMessage",
          "events.claimChannel",
          "mailboxes.delete",
          "mailboxes.get",
          "mailboxes.list",
          "mailboxes.update");

  private final DynamicAri dynamic;
  private final Set<String> called = new TreeSet<>();
  private final Map<String, String> refused = new TreeMap<>();

  DynamicIT(LiveAsterisk live) {
    super(live);
    this.dynamic = DynamicAri.over(live.ari());
  }

  private boolean serves(String operation) {
    Resource resource = dynamic.docs().resources().get(operation.split("\\.", -1)[0]);
    return resource != null && resource.operations().containsKey(operation.split("\\.", -1)[1]);
  }

  /** Calls an operation if the server has it; what it refuses is noted. */
  private void call(String operation, Map<String, ?> parameters) {
    if (!serves(operation)) {
      return;
    }
    called.add(operation);
    String[] name = operation.split("\\.", -1);
    try {
      DynamicResult result = dynamic.repository(name[0]).call(name[1], parameters);
      result.session().ifPresent(session -> session.close());
    } catch (AriResponseException e) {
      refused.put(operation, String.valueOf(e.getMessage()));
    }
  }

  private void call(String operation) {
    call(operation, Map.of());
  }

  @Test
  @Timeout(300)
  @Tag("A4")
  void everyOperationThatTheServerDescribesIsCalled() {
    asterisk();
    applicationsAndEvents();
    endpointsDevicesSoundsAndMailboxes();
    channels();
    recordingsAndPlaybacks();
    bridges();

    Set<String> served = new TreeSet<>();
    dynamic
        .docs()
        .resources()
        .forEach((name, r) -> r.operations().keySet().forEach(o -> served.add(name + "." + o)));
    assertThat(called).containsExactlyInAnyOrderElementsOf(served);
    assertThat(served.size()).isGreaterThanOrEqualTo(98);
    refused.keySet().removeAll(MAY_BE_REFUSED);
    assertThat(refused).isEmpty();
  }

  private void asterisk() {
    Map<String, String> aor =
        Map.of("configClass", "res_pjsip", "objectType", "aor", "id", fresh());
    Map<String, Object> update = new TreeMap<>(aor);
    update.put("fields", List.of(Map.of("attribute", "max_contacts", "value", "3")));
    call("asterisk.updateObject", update);
    call("asterisk.getObject", aor);
    call("asterisk.deleteObject", aor);
    call("asterisk.getInfo", Map.of("only", "system"));
    call("asterisk.ping");
    call("asterisk.listModules");
    Map<String, String> module = Map.of("moduleName", "app_milliwatt.so");
    call("asterisk.getModule", module);
    call("asterisk.unloadModule", module);
    call("asterisk.loadModule", module);
    call("asterisk.reloadModule", Map.of("moduleName", "res_musiconhold.so"));
    String log = fresh();
    call("asterisk.addLog", Map.of("logChannelName", log, "configuration", "notice"));
    call("asterisk.listLogChannels");
    for (Object each : dynamic.repository("asterisk").call("listLogChannels").list()) {
      Object name = ((Map<?, ?>) each).get("channel");
      if (String.valueOf(name).endsWith(log)) {
        call("asterisk.deleteLog", Map.of("logChannelName", String.valueOf(name)));
      }
    }
    String rotated = fresh();
    call("asterisk.addLog", Map.of("logChannelName", rotated, "configuration", "notice"));
    call("asterisk.rotateLog", Map.of("logChannelName", rotated));
    call("asterisk.setGlobalVar", Map.of("variable", "DYNAMIC", "value", "yes"));
    call("asterisk.getGlobalVar", Map.of("variable", "DYNAMIC"));
  }

  private void applicationsAndEvents() {
    String app = LiveAsterisk.APP;
    call("applications.list");
    call("applications.get", Map.of("applicationName", app));
    Map<String, ?> source = Map.of("applicationName", app, "eventSource", "deviceState:");
    call("applications.subscribe", source);
    call("applications.unsubscribe", source);
    call("applications.filter", Map.of("applicationName", app, "filter", Map.of()));
    call("events.eventWebsocket", Map.of("app", "dynamic"));
    call(
        "events.userEvent",
        Map.of("eventName", "hi", "application", app, "variables", Map.of("a", "b")));
    call("events.claimChannel", Map.of("channelId", "none", "application", app));
  }

  private void endpointsDevicesSoundsAndMailboxes() {
    Map<String, String> loop = Map.of("tech", "PJSIP", "resource", "loop");
    Map<String, Object> message = new TreeMap<>(loop);
    message.put("from", "sip:a@b");
    message.put("body", "Hi");
    Map<String, Object> referral = new TreeMap<>(loop);
    referral.put("from", "sip:a@b");
    referral.put("refer_to", "sip:c@d");
    call("endpoints.list");
    call("endpoints.listByTech", Map.of("tech", "PJSIP"));
    call("endpoints.get", loop);
    call("endpoints.sendMessage", Map.of("to", "pjsip:loop", "from", "sip:a@b", "body", "Hi"));
    call("endpoints.sendMessageToEndpoint", message);
    call("endpoints.refer", Map.of("to", "pjsip:loop", "from", "sip:a@b", "refer_to", "sip:c@d"));
    call("endpoints.referToEndpoint", referral);
    Map<String, String> device = Map.of("deviceName", "Stasis:dynamic");
    call("deviceStates.update", Map.of("deviceName", "Stasis:dynamic", "deviceState", "BUSY"));
    call("deviceStates.list");
    call("deviceStates.get", device);
    call("deviceStates.delete", device);
    call("sounds.list");
    call("sounds.get", Map.of("soundId", "hello-world"));
    Map<String, String> box = Map.of("mailboxName", "a@b");
    call("mailboxes.list");
    call("mailboxes.get", box);
    call("mailboxes.update", Map.of("mailboxName", "a@b", "oldMessages", 1, "newMessages", 2));
    call("mailboxes.delete", box);
  }

  private void channels() {
    String app = LiveAsterisk.APP;
    call("channels.originate", Map.of("endpoint", LOCAL, "app", app));
    call(
        "channels.originateWithId",
        Map.of("channelId", fresh(), "endpoint", LOCAL, "app", app, "variables", Map.of("A", "b")));
    call("channels.create", Map.of("endpoint", LOCAL, "app", app));
    call("channels.dial", Map.of("channelId", live.undialled(LOCAL).id(), "timeout", 5));
    call(
        "channels.externalMedia",
        Map.of("app", app, "format", "ulaw", "external_host", "127.0.0.1:9"));
    call("channels.list");
    DynamicObject channel = dynamic.of(live.channel());
    Map<String, String> one = Map.of("channelId", channel.id());
    for (String operation :
        List.of(
            "get",
            "answer",
            "ring",
            "ringStop",
            "progress",
            "mute",
            "unmute",
            "hold",
            "unhold",
            "startMoh",
            "stopMoh",
            "startSilence",
            "stopSilence",
            "rtpstatistics")) {
      call("channels." + operation, one);
    }
    String id = one.get("channelId");
    call("channels.setChannelVar", Map.of("channelId", id, "variable", "X", "value", "1"));
    channel.await("ChannelVarset", Duration.ofSeconds(20));
    call("channels.getChannelVar", Map.of("channelId", id, "variable", "X"));
    call("channels.setChannelVars", Map.of("channelId", id, "variables", Map.of("Y", "2")));
    call("channels.getChannelVars", Map.of("channelId", id, "variables", List.of("X", "Y")));
    call("channels.sendDTMF", Map.of("channelId", id, "dtmf", "1"));
    call("channels.transfer_progress", Map.of("channelId", id, "states", "channel_progress"));
    call("channels.snoopChannel", Map.of("channelId", id, "app", app, "spy", "in"));
    call(
        "channels.snoopChannelWithId",
        Map.of("channelId", id, "snoopId", fresh(), "app", app, "spy", "out"));
    call("channels.play", Map.of("channelId", id, "media", "sound:beep"));
    call(
        "channels.playWithId",
        Map.of("channelId", id, "playbackId", fresh(), "media", List.of("sound:beep")));
    call(
        "channels.record",
        Map.of("channelId", live.channel().id(), "name", fresh(), "format", "wav"));
    call("channels.move", Map.of("channelId", live.channel().id(), "app", app));
    call("channels.redirect", Map.of("channelId", live.channel().id(), "endpoint", LOCAL));
    call("channels.continueInDialplan", Map.of("channelId", live.channel().id()));
    call("channels.hangup", Map.of("channelId", live.channel().id(), "reason", "busy"));
  }

  private void recordingsAndPlaybacks() {
    DynamicObject channel = dynamic.of(live.channel());
    String name = fresh();
    DynamicObject live1 = channel.call("record", name, "wav").object();
    Map<String, String> recording = Map.of("recordingName", name);
    live1.await("RecordingStarted", Duration.ofSeconds(20));
    for (String operation : List.of("getLive", "pause", "unpause", "mute", "unmute", "stop")) {
      call("recordings." + operation, recording);
    }
    live1.await("RecordingFinished", Duration.ofSeconds(20));
    call("recordings.listStored");
    call("recordings.getStored", recording);
    call("recordings.getStoredFile", recording);
    call(
        "recordings.copyStored",
        Map.of("recordingName", name, "destinationRecordingName", name + "-copy"));
    call("recordings.deleteStored", recording);
    DynamicObject cancelled = channel.call("record", fresh(), "wav").object();
    cancelled.await("RecordingStarted", Duration.ofSeconds(20));
    call("recordings.cancel", Map.of("recordingName", cancelled.id()));
    DynamicObject playback =
        channel.call("play", List.of("sound:hello-world", "sound:hello-world")).object();
    playback.await("PlaybackStarted", Duration.ofSeconds(20));
    Map<String, String> played = Map.of("playbackId", playback.id());
    call("playbacks.get", played);
    call("playbacks.control", Map.of("playbackId", playback.id(), "operation", "pause"));
    call("playbacks.stop", played);
  }

  private void bridges() {
    call("bridges.create", Map.of("type", "mixing"));
    String id = fresh();
    Map<String, String> bridge = Map.of("bridgeId", id);
    call("bridges.createWithId", Map.of("bridgeId", id, "type", "mixing"));
    call("bridges.list");
    call("bridges.get", bridge);
    call("bridges.setBridgeVar", Map.of("bridgeId", id, "variable", "X", "value", "1"));
    call("bridges.getBridgeVar", Map.of("bridgeId", id, "variable", "X"));
    call("bridges.setBridgeVars", Map.of("bridgeId", id, "variables", Map.of("Y", "2")));
    call("bridges.getBridgeVars", Map.of("bridgeId", id, "variables", List.of("X", "Y")));
    Channel member = live.channel();
    call("bridges.addChannel", Map.of("bridgeId", id, "channel", List.of(member, live.channel())));
    call("bridges.setVideoSource", Map.of("bridgeId", id, "channelId", member.id()));
    call("bridges.clearVideoSource", bridge);
    call("bridges.startMoh", bridge);
    call("bridges.stopMoh", bridge);
    call("bridges.play", Map.of("bridgeId", id, "media", "sound:beep"));
    call(
        "bridges.playWithId", Map.of("bridgeId", id, "playbackId", fresh(), "media", "sound:beep"));
    call("bridges.record", Map.of("bridgeId", id, "name", fresh(), "format", "wav"));
    call("bridges.removeChannel", Map.of("bridgeId", id, "channel", member));
    call("bridges.destroy", bridge);
  }

  @Test
  void whatTheTypedClientHasAndTheServerLacksIsRefusedUnsent() {
    if (serves("channels.progress")) {
      return;
    }
    assertThatThrownBy(() -> dynamic.repository("channels").call("progress", "1"))
        .isInstanceOf(UnknownNameException.class);
  }

  @Test
  @Tag("A26")
  void anObjectOfARealCallIsUsedUntilItIsGone() {
    DynamicObject channel = dynamic.of(live.channel());
    assertThat(channel.reload().text("state")).isEqualTo("Up");
    assertThat(channel.as(Channel.class).name()).isEqualTo(channel.text("name"));
    dynamic
        .repository("channels")
        .call("get", Map.of("channelId", channel.id()))
        .object()
        .call("hangup");

    channel.await("ChannelDestroyed", Duration.ofSeconds(20));

    assertThatThrownBy(() -> channel.call("answer")).isInstanceOf(NotFoundException.class);
  }

  @Test
  @Tag("A2")
  void aRealServerIsConnectedToByItsUrl() {
    try (DynamicAri own = DynamicAri.connect(live.options());
        AriClient plain = AriClient.connect(live.options())) {
      assertThat(own.repositories()).hasSize(11);
      assertThat(own.models())
          .contains(
              "Application",
              "Bridge",
              "Channel",
              "DeviceState",
              "Endpoint",
              "LiveRecording",
              "Mailbox",
              "Module",
              "Playback",
              "Sound",
              "StoredRecording");
      assertThat(own.eventTypes()).contains("StasisStart", "Dial");
      assertThat(own.repository("sounds").call("get", "hello-world").object().id())
          .isEqualTo("hello-world");
      assertThat(DynamicAri.over(plain).docs().raw()).isEqualTo(own.docs().raw());
    }
  }

  @Test
  void whatARealServerBeginsToDescribeIsUsableAtOnce() {
    String added =
        """
        "apis": [{"path": "/channels/{channelId}/ring", "operations": [
          {"httpMethod": "POST", "nickname": "ringPolitely", "responseClass": "void",
           "parameters": [
             {"name": "channelId", "paramType": "path", "dataType": "string", "required": true},
             {"name": "politeness", "paramType": "query", "dataType": "int"}]}]},
        """;
    try (AriClient client =
            AriClient.over(
                live.options(),
                new DoctoredTransport(
                    live.transport(
                        live.server().user(), live.server().password(), new CalledOperations()),
                    "channels.json",
                    text -> text.replaceFirst("\"apis\":\\s*\\[", added.strip())));
        DynamicAri doctored = DynamicAri.over(client)) {
      DynamicObject channel = doctored.of(live.channel());

      assertThat(channel.call("ringPolitely", Map.of("politeness", 11)).status()).isEqualTo(204);
      assertThatThrownBy(() -> channel.call("ringPolitely", Map.of("politeness", "very")))
          .hasMessage("channels.ringPolitely: politeness must be a whole number, not 'very'");
      assertThat(client.supports("channels.ringPolitely", "politeness")).isTrue();
      assertThat(ari.supports("channels.ringPolitely")).isFalse();
    }
  }
}
