/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.arijava.conformance.Server.ASTERISK_16;
import static org.arijava.conformance.Server.ASTERISK_22;
import static org.arijava.conformance.Server.SIMULATOR;
import static org.arijava.conformance.Server.SIMULATOR_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.arijava.AriClient;
import org.arijava.Channel;
import org.arijava.Channels;
import org.arijava.error.AriResponseException;
import org.arijava.error.BadRequestException;
import org.arijava.error.ConflictException;
import org.arijava.error.NotFoundException;
import org.arijava.error.PreconditionFailedException;
import org.arijava.error.ServerException;
import org.arijava.error.UnprocessableException;
import org.arijava.event.ApplicationMoveFailed;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.ChannelStateChange;
import org.arijava.event.ChannelVarset;
import org.arijava.event.StasisEnd;
import org.arijava.event.StasisStart;
import org.arijava.model.ChannelState;
import org.arijava.model.HangupReason;
import org.arijava.model.MuteDirection;
import org.arijava.model.SnoopDirection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operations on channels. */
@OnAsterisk
class ChannelsIT extends LiveContract {

  private static final String APP = LiveAsterisk.APP;

  ChannelsIT(LiveAsterisk live) {
    super(live);
  }

  /** A command on a channel, which wants it in an application. */
  record Command(String name, Consumer<Channel> send) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Command> commandsOfAnyState() {
    return Stream.of(
        new Command("continue", Channel::continueInDialplan),
        new Command("move", c -> c.move(APP)),
        new Command("setVariable", c -> c.setVariable("X", "1")));
  }

  static Stream<Command> commandsOfCallsOnly() {
    return Stream.of(
        new Command("answer", Channel::answer),
        new Command("ring", Channel::ring),
        new Command("ringStop", Channel::ringStop),
        new Command("dtmf", c -> c.sendDtmf("1")),
        new Command("mute", Channel::mute),
        new Command("unmute", Channel::unmute),
        new Command("hold", Channel::hold),
        new Command("unhold", Channel::unhold),
        new Command("startMoh", Channel::startMoh),
        new Command("stopMoh", Channel::stopMoh),
        new Command("startSilence", Channel::startSilence),
        new Command("stopSilence", Channel::stopSilence),
        new Command("play", c -> c.play("sound:hello-world")),
        new Command("playWithId", c -> c.playWithId(fresh(), "sound:hello-world")),
        new Command("redirect", c -> c.redirect("Local/answer@default")));
  }

  static Stream<Command> commands() {
    return Stream.of(
            commandsOfAnyState(),
            commandsOfCallsOnly(),
            Stream.of(
                new Command("dial", Channel::dial),
                new Command("record", c -> c.record(fresh(), "wav"))))
        .flatMap(s -> s);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandToAnUnknownChannelFindsNone(Command command) {
    assertThatThrownBy(() -> command.send().accept(ari.channels().ref("no-such")))
        .isInstanceOf(NotFoundException.class);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandToAChannelOutsideStasisConflicts(Command command) {
    Channel channel = live.elsewhere();

    assertThatThrownBy(() -> command.send().accept(channel)).isInstanceOf(ConflictException.class);
  }

  @ParameterizedTest
  @MethodSource("commandsOfCallsOnly")
  void aCommandToAChannelThatIsDownComesTooEarly(Command command) {
    Channel channel = live.undialled("Local/ring@default");

    assertThatThrownBy(() -> command.send().accept(channel))
        .isInstanceOf(PreconditionFailedException.class);
  }

  @ParameterizedTest
  @MethodSource("commandsOfCallsOnly")
  void aCommandToACallIsTaken(Command command) {
    command.send().accept(live.channel());
  }

  @Test
  void aChannelIsListedGottenAndHungUp() {
    Channel channel = live.channel();
    assertThat(ari.channels().list()).extracting(Channel::id).contains(channel.id());
    assertThat(channel.reload().state()).isEqualTo(ChannelState.UP);

    try (var end = live.next(ChannelDestroyed.class, e -> e.channel().id().equals(channel.id()))) {
      channel.hangup(o -> o.reason(HangupReason.BUSY));
      assertThat(end.get().cause()).isEqualTo(17);
    }
    assertThatThrownBy(() -> ari.channels().get(channel.id()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(channel::hangup).isInstanceOf(NotFoundException.class);
  }

  @Test
  void anUnknownReasonOfAHangupIsRefused() {
    Channel channel = live.channel();

    assertThatThrownBy(() -> channel.hangup(o -> o.reason("no-such")))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void originatingIsRefusedWithoutADestinationAndWithATakenId() {
    Channel channel = live.channel();

    assertThatThrownBy(() -> ari.channels().originate("nonsense", o -> o.app(APP)))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(
            () ->
                ari.channels()
                    .originate("Local/answer@default", o -> o.app(APP).channelId(channel.id())))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> ari.channels().originate("NoTech/x", o -> o.app(APP)))
        .isInstanceOf(AriResponseException.class);
  }

  @Test
  void originatingWithAnIdInThePathUsesIt() {
    String id = fresh();
    try (var start = live.next(StasisStart.class, e -> e.channel().id().equals(id))) {
      ari.channels()
          .originateWithId(
              id, "Local/answer@default", o -> o.app(APP).appArgs("a,b").callerId("Me <1>"));
      assertThat(start.get().args()).containsExactly("a", "b");
    }
    assertThatThrownBy(
            () -> ari.channels().originateWithId(id, "Local/answer@default", o -> o.app(APP)))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> ari.channels().originateWithId(fresh(), "nonsense", o -> o.app(APP)))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void aCreatedChannelIsDialled() {
    Channel channel = live.undialled("Local/answer@default");
    assertThat(channel.state()).isEqualTo(ChannelState.DOWN);

    try (var up =
        live.next(
            ChannelStateChange.class,
            e -> e.channel().id().equals(channel.id()) && e.channel().state() == ChannelState.UP)) {
      channel.dial(o -> o.timeout(Duration.ofSeconds(10)));
      up.get();
    }
    assertThatThrownBy(channel::dial).isInstanceOf(ConflictException.class);
    assertThatThrownBy(
            () ->
                ari.channels().create("Local/answer@default", APP, o -> o.channelId(channel.id())))
        .isInstanceOf(ConflictException.class);
  }

  /* Of a connection on which an id was refused as taken, Asterisk remembers that reason for all
  later failures: a new client has new connections. */
  @Test
  void creatingWithAnUnknownTechnologyFails() {
    try (AriClient fresh = AriClient.connect(live.options())) {
      assertThatThrownBy(() -> fresh.channels().create("NoTech/x", APP))
          .isInstanceOfSatisfying(
              AriResponseException.class, e -> assertThat(e.status()).isEqualTo(500))
          .hasMessageContaining("Allocation failed");
    }
    assertThatThrownBy(() -> ari.channels().create("nonsense", APP))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void aChannelGoesOnInTheDialplan() {
    Channel channel = live.channel();
    try (var end = live.next(StasisEnd.class, e -> e.channel().id().equals(channel.id()))) {
      channel.continueInDialplan(o -> o.context("default").extension("answer").priority(1));
      end.get();
    }
    assertThat(ari.channels().find(channel.id())).isPresent();
  }

  @Test
  void anUnknownLabelIsNotFound() {
    Channel channel = live.channel();

    assertThatThrownBy(
            () ->
                channel.continueInDialplan(
                    o -> o.context("default").extension("answer").label("no-such")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aChannelThatIsDownIsRecordedYetDoesNotGoOnInTheDialplan() {
    Channel channel = live.undialled("Local/ring@default");
    String name = fresh();

    assertThat(channel.record(name, "wav").name()).isEqualTo(name);
    assertThatThrownBy(channel::continueInDialplan).isInstanceOf(PreconditionFailedException.class);
  }

  @Test
  void digitsAreHeardByTheOtherHalfOfALocalCall() {
    Channel channel = live.channel();
    String half = channel.id() + ";2";
    ari.applications().subscribe(APP, "channel:" + half);
    try (var one = digit(half, "1");
        var hash = digit(half, "#")) {
      channel.sendDtmf("1#");
      assertThat(one.get().duration()).isPositive();
      hash.get();
    }
    assertThatThrownBy(() -> channel.sendDtmf("")).isInstanceOf(BadRequestException.class);
  }

  private Awaited<ChannelDtmfReceived> digit(String channel, String digit) {
    return live.next(
        ChannelDtmfReceived.class,
        e -> e.channel().id().equals(channel) && e.digit().equals(digit));
  }

  @Test
  void aChannelMovesToAnotherApplication() {
    Channel channel = live.channel();
    try (var session = ari.start("other");
        var start = live.next(StasisStart.class, e -> e.application().equals("other"))) {
      channel.move("other", o -> o.appArgs("x"));
      assertThat(start.get().args()).containsExactly("x");
      assertThat(session.isOpen()).isTrue();
      channel.hangup();
    }
  }

  @Test
  void aMoveToNowhereFailsLater() {
    Channel channel = live.channel();
    try (var failed =
        live.next(ApplicationMoveFailed.class, e -> e.channel().id().equals(channel.id()))) {
      channel.move("nowhere");
      assertThat(failed.get().destination()).isEqualTo("nowhere");
    }
  }

  @Test
  void redirectingToAnotherTechnologyCannotBe() {
    Channel channel = live.channel();

    assertThatThrownBy(() -> channel.redirect("PJSIP/loop"))
        .isInstanceOf(UnprocessableException.class);
    assertThatThrownBy(() -> channel.redirect("nonsense"))
        .isInstanceOf(UnprocessableException.class);
    assertThatThrownBy(() -> channel.redirect("")).isInstanceOf(BadRequestException.class);
  }

  @Test
  void aDirectionIsMuted() {
    Channel channel = live.channel();
    channel.mute(o -> o.direction(MuteDirection.IN));
    channel.unmute(o -> o.direction(MuteDirection.IN));

    assertThatThrownBy(() -> channel.mute(o -> o.direction("sideways")))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void aVariableIsSetReadAndReported() {
    Channel channel = live.channel();
    try (var set = live.next(ChannelVarset.class, e -> e.variable().equals("COLOUR"))) {
      channel.setVariable("COLOUR", "blue");
      assertThat(set.get().value()).isEqualTo("blue");
    }
    assertThat(channel.getVariable("COLOUR")).isEqualTo("blue");
  }

  @Test
  void aVariableIsReadOutsideStasisToo() {
    Channel channel = live.elsewhere();

    assertThat(channel.getVariable("CHANNEL(name)")).isEqualTo(channel.name());
  }

  @Test
  void aVariableThatIsNotSetIsNotFound() {
    Channel channel = live.channel();

    assertThatThrownBy(() -> channel.getVariable("NO_SUCH")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> channel.getVariable("")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> channel.setVariable("", "x")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> ari.channels().getVariable("no-such", "X"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aChannelIsSnoopedOn() {
    Channel channel = live.channel();
    String id = fresh();
    try (var start = live.next(StasisStart.class, e -> e.channel().id().equals(id))) {
      channel.snoopWithId(id, APP, o -> o.spy(SnoopDirection.BOTH));
      start.get();
    }
    channel.snoop(APP, o -> o.whisper(SnoopDirection.OUT));

    assertThatThrownBy(() -> channel.snoop(APP)).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> channel.snoopWithId(fresh(), APP))
        .isInstanceOf(BadRequestException.class);
    Channels channels = ari.channels();
    assertThatThrownBy(() -> channels.snoop("no-such", APP, o -> o.spy(SnoopDirection.IN)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> channels.snoopWithId("no-such", fresh(), APP, o -> o.spy(SnoopDirection.IN)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aSipCallHasStatistics() {
    Channel channel = live.channel("PJSIP/loop-answer");

    assertThat(channel.rtpStatistics().raw()).containsKey("txcount");
    assertThatThrownBy(() -> ari.channels().rtpStatistics("no-such"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> live.channel().rtpStatistics())
        .isInstanceOf(AriResponseException.class);
  }

  @Test
  void mediaGoesToAnExternalHost() {
    String id = fresh();
    Channel media =
        ari.channels().externalMedia(APP, "ulaw", o -> o.channelId(id).externalHost("127.0.0.1:9"));

    assertThat(media.name()).startsWith("UnicastRTP/");
    assertThatThrownBy(
            () -> ari.channels().externalMedia(APP, "ulaw", o -> o.externalHost("nonsense")))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> ari.channels().externalMedia(APP, "ulaw"))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(
            () -> ari.channels().externalMedia(APP, "", o -> o.externalHost("127.0.0.1:9")))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void aListOfMediaIsPlayed() {
    Channel channel = live.channel();

    assertThat(channel.play(List.of("sound:beep", "sound:hello-world"), o -> {}).id()).isNotEmpty();
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void severalVariablesAreSetAndRead() {
    Channel channel = live.channel();
    channel.setVariables(Map.of("ONE", "1", "TWO", "2"));

    assertThat(channel.getVariables("ONE", "TWO")).isEqualTo(Map.of("ONE", "1", "TWO", "2"));
    assertThatThrownBy(() -> channel.getVariables("")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> channel.setVariables(Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    Channel none = ari.channels().ref("no-such");
    assertThatThrownBy(() -> none.getVariables("ONE")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.setVariables(Map.of("A", "b")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void severalVariablesAreReadButNotSetOutsideStasis() {
    Channel channel = live.elsewhere();

    assertThat(channel.getVariables("CHANNEL(name)")).containsValue(channel.name());
    assertThatThrownBy(() -> channel.setVariables(Map.of("A", "b")))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void externalMediaWithATakenIdOrAnUnknownFormatIsAnErrorOfTheServer() {
    Channel channel = live.channel();

    assertThatThrownBy(
            () ->
                ari.channels()
                    .externalMedia(
                        APP, "ulaw", o -> o.channelId(channel.id()).externalHost("127.0.0.1:9")))
        .isInstanceOf(ServerException.class);
    assertThatThrownBy(
            () -> ari.channels().externalMedia(APP, "no-such", o -> o.externalHost("127.0.0.1:9")))
        .isInstanceOf(ServerException.class);
    assertThatThrownBy(
            () ->
                ari.channels()
                    .externalMedia(
                        APP, "ulaw", o -> o.transport("no-such").externalHost("127.0.0.1:9")))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void aCallShowsProgress() {
    live.channel().progress();

    assertThatThrownBy(() -> ari.channels().ref("no-such").progress())
        .isInstanceOf(NotFoundException.class);
    Channel elsewhere = live.elsewhere();
    assertThatThrownBy(elsewhere::progress).isInstanceOf(ConflictException.class);
    Channel down = live.undialled("Local/ring@default");
    assertThatThrownBy(down::progress).isInstanceOf(PreconditionFailedException.class);
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void aTransferOfAChannelThatIsDownIsToldItsProgressToo() {
    live.undialled("Local/ring@default").transferProgress("channel_answered");
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void aTransferIsToldItsProgress() {
    live.channel("PJSIP/loop-answer").transferProgress("channel_answered");

    assertThatThrownBy(() -> live.channel().transferProgress("no-such"))
        .isInstanceOf(BadRequestException.class);
    Channel elsewhere = live.elsewhere();
    assertThatThrownBy(() -> elsewhere.transferProgress("channel_answered"))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> ari.channels().ref("no-such").transferProgress("channel_answered"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  @Only({ASTERISK_16, SIMULATOR_16})
  void externalMediaWithATakenIdConflicts() {
    Channel channel = live.channel();

    assertThatThrownBy(
            () ->
                ari.channels()
                    .externalMedia(
                        APP, "ulaw", o -> o.channelId(channel.id()).externalHost("127.0.0.1:9")))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  @Only({ASTERISK_16, SIMULATOR_16})
  void externalMediaOfAnUnknownFormatIsRefused() {
    assertThatThrownBy(
            () -> ari.channels().externalMedia(APP, "no-such", o -> o.externalHost("127.0.0.1:9")))
        .isInstanceOf(BadRequestException.class);
  }
}
