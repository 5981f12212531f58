/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.arijava.error.AriDecodeException;
import org.arijava.error.ConflictException;
import org.arijava.error.NotFoundException;
import org.arijava.error.ServerException;
import org.arijava.model.BridgeType;
import org.arijava.model.ChannelState;
import org.arijava.model.HangupReason;
import org.arijava.options.ChannelHangupOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestTest {

  private static final String CHANNEL =
      """
      {"id":"17.42","name":"PJSIP/alice-1","state":"Up","future":{"x":[1,null,2.5]},
       "caller":{"name":"Alice","number":"100"},"creationtime":"2026-11-23T03:07:07.873+0000"}""";

  private final FakeTransport asterisk = new FakeTransport();
  private final AriClient ari = AriClient.over(FakeTransport.options(), asterisk);

  @Test
  void anIdIsEncodedSoThatAsteriskReadsItAsItIs() {
    ari.channels().answer("a/b+c%d;2 é?#..");

    assertThat(asterisk.lastLine())
        .isEqualTo("POST /channels/a%2Fb%2Bc%25d%3B2%20%C3%A9%3F%23../answer");
  }

  @Test
  void anEmptyIdOrOneThatIsARouteOfAsteriskIsRefusedBeforeSending() {
    assertThatThrownBy(() -> ari.channels().hangup(""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ari.channels().hangup("create"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ari.channels().hangup(null)).isInstanceOf(NullPointerException.class);
    assertThat(asterisk.sent).isEmpty();
  }

  @Test
  @Tag("B36")
  void aMissingRequiredParameterIsRefusedBeforeSending() {
    assertThatThrownBy(() -> ari.channels().move("1", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("POST /channels/1/move: app is null");
    assertThatThrownBy(() -> ari.channels().play("17.42", List.of(), o -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("POST /channels/17.42/play: media is empty");
    assertThatThrownBy(() -> ari.channels().play("1", "sound:a", (String) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("POST /channels/1/play: an element of media is null");
    assertThatThrownBy(() -> ari.channels().get(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("GET /channels/{channelId}: channelId is null");
    assertThatThrownBy(() -> ari.recordings().deleteStored(".."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "DELETE /recordings/stored/{recordingName}: recordingName must not be .., which leads"
                + " to another path");
    assertThatThrownBy(() -> ari.channels().setVariables("1", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("POST /channels/1/variables: variables is empty");
    assertThatThrownBy(() -> ari.bridges().setVideoSource("b", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("POST /bridges/b/videoSource/{channelId}: channel is null");
    assertThatThrownBy(() -> ari.channels().originate("PJSIP/alice", o -> o.app(null)))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("POST /channels: app is null");
    assertThat(asterisk.sent).isEmpty();
  }

  @Test
  @Tag("B19")
  void aListTravelsInTheQueryUnlessAsteriskWouldTakeItsElementsApart() {
    asterisk.answer(201, "{\"id\":\"p\"}").answer(201, "{\"id\":\"p\"}");

    ari.channels().play("1", List.of("sound:a", "sound:b"), o -> o.playbackId("p"));
    assertThat(asterisk.lastLine())
        .isEqualTo("POST /channels/1/play?media=sound%3Aa%2Csound%3Ab&playbackId=p");

    ari.channels().play("1", "sound:a,b", o -> o.playbackId("p"));
    assertThat(asterisk.lastLine()).isEqualTo("POST /channels/1/play");
    assertThat(asterisk.lastBody()).contains("\"media\":[\"sound:a,b\"]").contains("playbackId");
  }

  @Test
  void aListThatIsTooLongForAQueryTravelsInTheBody() {
    List<String> sources = IntStream.range(0, 128).mapToObj(i -> "channel:" + i).toList();
    asterisk.answer(200, "{\"name\":\"app\"}").answer(200, "{\"name\":\"app\"}");

    ari.applications().subscribe("app", sources.subList(0, 127));
    assertThat(asterisk.lastLine()).contains("?eventSource=channel%3A0%2C");

    ari.applications().subscribe("app", sources);
    assertThat(asterisk.lastLine()).isEqualTo("POST /applications/app/subscription");
    assertThat(asterisk.lastBody()).endsWith("\"channel:127\"]}");
  }

  @Test
  void aParameterThatIsNotKnownHasTheTypeItWasGiven() {
    ari.channels()
        .hangup(
            "1",
            o ->
                o.param("text", "x".repeat(4_000))
                    .param("number", 5)
                    .param("truth", true)
                    .param("list", List.of("a", "b")));

    assertThat(asterisk.lastBody())
        .endsWith("\",\"number\":5,\"truth\":true,\"list\":[\"a\",\"b\"]}");
  }

  @Test
  void aNumberThatAsteriskReadsAsTextIsSentAsText() {
    ari.channels().hangup("1", o -> o.reasonCode(17).param("text", "x".repeat(4_000)));

    assertThat(asterisk.lastBody()).startsWith("{\"reason_code\":\"17\",");
  }

  @Test
  @Tag("B20")
  void theVariablesOfANewBridgeAreTheBodyItself() {
    asterisk.answer(200, "{\"id\":\"b\"}");

    ari.bridges()
        .create(
            o ->
                o.type(BridgeType.HOLDING)
                    .bridgeId("b")
                    .variables(Map.of("A", "1"))
                    .variable("B", "2"));

    assertThat(asterisk.lastLine()).isEqualTo("POST /bridges?type=holding&bridgeId=b");
    assertThat(asterisk.lastBody()).isEqualTo("{\"A\":\"1\",\"B\":\"2\"}");
  }

  @Test
  void anOptionThatIsSetAfterItsLambdaIsRefused() {
    AtomicReference<ChannelHangupOptions> kept = new AtomicReference<>();

    ari.channels().hangup("1", kept::set);

    assertThatThrownBy(() -> kept.get().reasonCode(17))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("DELETE /channels/1");
  }

  @Test
  void whatHasNoIdentityShowsItsContent() {
    asterisk.answer(200, CHANNEL).answer(200, "{\"name\":\"" + "x".repeat(500) + "\"}");

    assertThat(ari.channels().get("17.42").caller())
        .hasToString("CallerId {\"name\":\"Alice\",\"number\":\"100\"}");
    assertThat(ari.channels().get("1").toString())
        .startsWith("Channel {\"name\":\"xxx")
        .endsWith("x…")
        .hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void whatIsCreatedGetsAnIdOfOursUnlessTheUserGivesOne() {
    asterisk.answer(200, CHANNEL).answer(200, CHANNEL);

    ari.channels().originate("PJSIP/alice", o -> o.app("hello").timeout(Duration.ofMillis(1_500)));
    assertThat(asterisk.lastLine())
        .matches(
            "POST /channels\\?endpoint=PJSIP%2Falice&app=hello&timeout=2&channelId=[-0-9a-f]{36}");

    ari.channels().originate("PJSIP/alice", o -> o.channelId("mine"));
    assertThat(asterisk.lastLine()).endsWith("channelId=mine");
  }

  @Test
  void aDurationThatAsteriskCannotTakeIsRefusedByItsName() {
    asterisk.answer(200, CHANNEL);

    ari.channels().originate("PJSIP/a", o -> o.channelId("c").timeout(Duration.ofSeconds(-1)));
    assertThat(asterisk.lastLine()).endsWith("timeout=-1");

    assertThatThrownBy(() -> ari.channels().dial("1", o -> o.timeout(Duration.ofSeconds(-1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout is negative: PT-1S");
    assertThat(asterisk.sent).hasSize(1);
  }

  @Test
  void variablesTravelInTheBodyWithTheirQuotesAndCommas() {
    asterisk.answer(200, CHANNEL);

    ari.channels()
        .originate(
            "PJSIP/alice",
            o -> o.variables(Map.of("A", "x,\"y\"")).variable("CALLERID(name)", "Zoë"));

    assertThat(asterisk.lastBody())
        .isEqualTo("{\"variables\":{\"A\":\"x,\\\"y\\\"\",\"CALLERID(name)\":\"Zoë\"}}");
  }

  @Test
  void aLongQueryTravelsInTheBodyAndATooLongBodyIsRefused() {
    ari.channels().setVariable("1", "A", "x".repeat(5_000));
    assertThat(asterisk.lastLine()).isEqualTo("POST /channels/1/variable");
    assertThat(asterisk.lastBody()).hasSizeGreaterThan(5_000);

    assertThatThrownBy(() -> ari.channels().setVariable("1", "A", "x".repeat(1_000_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("40960");
    assertThat(asterisk.sent).hasSize(1);
  }

  @Test
  void aDefaultThatAsteriskDocumentsButDoesNotApplyIsSent() {
    ari.channels().mute("1");

    assertThat(asterisk.lastLine()).isEqualTo("POST /channels/1/mute?direction=both");
  }

  @Test
  void anInstanceMethodIsTheRepositorysWithTheIdFilledIn() {
    ari.channels().hangup("1", o -> o.reason(HangupReason.BUSY));
    String direct = asterisk.lastLine();

    ari.channels().ref("1").hangup(o -> o.reason("busy"));

    assertThat(asterisk.lastLine()).isEqualTo(direct).isEqualTo("DELETE /channels/1?reason=busy");
  }

  @Test
  void aChannelHasItsPropertiesAndKeepsWhatIsUnknown() {
    asterisk.answer(200, CHANNEL);

    Channel channel = ari.channels().get("17.42");

    assertThat(channel.state()).isEqualTo(ChannelState.UP);
    assertThat(channel.caller().name()).isEqualTo("Alice");
    assertThat(channel.creationTime()).isEqualTo("2026-11-23T03:07:07.873Z");
    assertThat(channel.raw().get("future")).isEqualTo(Map.of("x", List.of(1, 2.5)));
    assertThat(channel).isEqualTo(ari.channels().ref("17.42")).hasToString("Channel 17.42");
    assertThatThrownBy(channel::language)
        .isInstanceOf(AriDecodeException.class)
        .hasMessageContaining("language");
  }

  @Test
  void aStateThatIsNotKnownIsUnrecognized() {
    asterisk.answer(200, "{\"id\":\"1\",\"state\":\"Dreaming\"}");

    Channel channel = ari.channels().get("1");

    assertThat(channel.state()).isEqualTo(ChannelState.UNRECOGNIZED);
    assertThat(channel.raw()).containsEntry("state", "Dreaming");
  }

  @Test
  void aReferenceHasNoPropertiesBeyondItsIdentity() {
    Channel channel = ari.channels().ref("1");

    assertThat(channel.id()).isEqualTo("1");
    assertThatThrownBy(channel::name)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("reload");
  }

  @Test
  @Tag("B29")
  void anErrorHasAsterisksOwnWordsAndTheOperation() {
    asterisk.answer(409, "{\"message\":\"Channel not in Stasis application\"}");

    assertThatThrownBy(() -> ari.channels().answer("1"))
        .isInstanceOf(ConflictException.class)
        .hasMessage("POST /channels/1/answer: 409 Channel not in Stasis application");
  }

  @Test
  void findGivesNothingForWhatIsNotThereAndFailsForTheRest() {
    asterisk.answer(404, "{}").answer(500, "{\"error\":\"Allocation failed\"}").answer(404, "{}");

    assertThat(ari.bridges().find("1")).isEmpty();
    assertThatThrownBy(() -> ari.bridges().find("1"))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("Allocation failed");
    assertThatThrownBy(() -> ari.bridges().get("1")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void anAnswerThatIsNotJsonIsADecodeErrorThatKeepsTheText() {
    asterisk.answer(200, "<html>proxy</html>").answer(200, "{\"id\":").answer(200, "");

    for (String text : List.of("<html>proxy</html>", "{\"id\":", "")) {
      assertThatThrownBy(() -> ari.channels().get("1"))
          .isInstanceOfSatisfying(
              AriDecodeException.class, e -> assertThat(e.text()).isEqualTo(text))
          .hasMessageContaining("GET /channels/1");
    }
  }

  @Test
  @Tag("B31")
  void theOptionsHaveNoPasswordInTheirText() {
    assertThat(FakeTransport.options().toString() + ari + FakeTransport.options().network())
        .doesNotContain("peekaboo");
  }

  @Test
  void aStoredRecordingIsDownloadedIntoAFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("message.wav");
    Files.writeString(file, "what was there before");
    asterisk.answer(200, "RIFF");

    ari.recordings().refStored("vm/1").download(file);

    assertThat(asterisk.lastLine()).isEqualTo("GET /recordings/stored/vm%2F1/file");
    assertThat(file).hasContent("RIFF");
  }

  @Test
  void dynamicConfigurationIsSentAsAListOfAttributes() {
    asterisk.answer(200, "[{\"attribute\":\"username\",\"value\":\"z\"}]");

    assertThat(
            ari.asterisk()
                .updateObject("res_pjsip", "auth", "x", Map.of("username", "z"))
                .get(0)
                .value())
        .isEqualTo("z");
    assertThat(asterisk.lastBody())
        .contains("\"fields\":[{")
        .contains("\"attribute\":\"username\"")
        .contains("\"value\":\"z\"");
  }
}
