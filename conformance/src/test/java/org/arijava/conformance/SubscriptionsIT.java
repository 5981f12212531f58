/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.arijava.Application;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.error.NotFoundException;
import org.arijava.error.ServerException;
import org.arijava.error.UnprocessableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told what: subscriptions, filters, and sockets that share an application. */
@OnAsterisk
class SubscriptionsIT extends LiveContract {

  private static final String ALL_CHANNELS = "__AST_CHANNEL_ALL_TOPIC";

  private final String app = "subscriptions-" + fresh().substring(0, 8);
  private EventLog log;

  SubscriptionsIT(LiveAsterisk live) {
    super(live);
  }

  @BeforeEach
  void listen() {
    log = new EventLog(live.server(), "app=" + app);
  }

  @AfterEach
  void stopListening() {
    live.hangUpAll();
    ari.bridges().list().forEach(Bridge::destroy);
    log.close();
  }

  private Application application() {
    return ari.applications().get(app);
  }

  private Channel call() {
    String id = fresh();
    ari.channels().originate("Local/answer@default", o -> o.app(app).channelId(id));
    log.await("StasisStart", id);
    return ari.channels().ref(id);
  }

  /** Waits until all is told that Asterisk had to tell so far. */
  private void settle(EventLog there, String application) {
    String name = "settled-" + fresh();
    ari.events().userEvent(name, application);
    there.await(name, e -> e.path("eventname").asString("").equals(name));
  }

  private long told(EventLog there, String type) {
    return there.all().stream().filter(e -> e.get("type").asString().equals(type)).count();
  }

  @Test
  void anApplicationIsSubscribedToTheChannelsThatItMakes() {
    Channel channel = call();

    assertThat(application().channelIds()).contains(channel.id(), channel.id() + ";2");
  }

  @Test
  void subscriptionsAreCounted() {
    String channel = live.elsewhere().id();
    application().subscribe("channel:" + channel);
    application().subscribe("channel:" + channel);

    assertThat(application().unsubscribe("channel:" + channel).channelIds()).contains(channel);
    assertThat(application().unsubscribe("channel:" + channel).channelIds())
        .doesNotContain(channel);
    assertThatThrownBy(() -> application().unsubscribe("channel:" + channel))
        .isInstanceOf(UnprocessableException.class);
  }

  @Test
  void aListOfSubscriptionsIsWorkedOffUntilOneFails() {
    String channel = live.elsewhere().id();

    assertThatThrownBy(() -> application().subscribe("channel:" + channel, "channel:no-such"))
        .isInstanceOf(UnprocessableException.class);
    assertThat(application().channelIds()).contains(channel);
  }

  @Test
  void aKindWithoutANameIsAllOfIt() {
    assertThat(application().subscribe("channel:").channelIds()).contains(ALL_CHANNELS);
    Channel elsewhere = live.elsewhere();
    log.await("ChannelCreated", elsewhere.id());
  }

  @Test
  void allOfAKindIsNotUnsubscribedFrom() {
    application().subscribe("channel:");

    assertThatThrownBy(() -> application().unsubscribe("channel:"))
        .isInstanceOf(ServerException.class);
  }

  @Test
  void anEventThatIsSubscribedToTwiceComesTwice() {
    Channel channel = call();
    application().subscribe("channel:");
    channel.setVariable("COLOUR", "blue");

    log.await(
        "the variable twice",
        e -> log.of(channel.id()).stream().filter("ChannelVarset COLOUR"::equals).count() == 2);
  }

  @Test
  void aChannelOutsideIsHeardButNotCommanded() {
    Channel channel = live.elsewhere();
    application().subscribe("channel:" + channel.id());
    channel.hangup();

    log.await("ChannelDestroyed", channel.id());
  }

  @ParameterizedTest(name = "subscribeAll={0}: {1}")
  @CsvSource({
    "yes, true",
    "true, true",
    "y, true",
    "t, true",
    "1, true",
    "on, true",
    "TRUE, true",
    "no, false",
    "false, false",
    "0, false",
    "off, false",
    "foo, false"
  })
  void allIsSubscribedToByWhatAsteriskTakesForTrue(String value, boolean all) {
    String name = app + "-all";
    try (EventLog there = new EventLog(live.server(), "app=" + name + "&subscribeAll=" + value)) {
      assertThat(there.all()).isEmpty();
      List<String> channels = ari.applications().get(name).channelIds();
      assertThat(channels.contains(ALL_CHANNELS)).isEqualTo(all);
      if (all) {
        ari.applications().unsubscribe(name, "deviceState:"); // or Asterisk 22 may lock up
      }
    }
  }

  /** Filters, sets a variable, and waits for what comes last of the channel. */
  private List<String> told(Map<String, ?> filter) {
    Channel channel = call();
    application().filter(filter);
    channel.setVariable("COLOUR", "blue");
    channel.hangup();
    log.await("ChannelDestroyed", channel.id());
    return log.of(channel.id());
  }

  @Test
  void onlyWhatIsAllowedIsTold() {
    assertThat(told(Map.of("allowed", types("ChannelDestroyed"))))
        .endsWith("StasisStart", "ChannelDestroyed");
  }

  @Test
  void whatIsDisallowedIsNotTold() {
    assertThat(told(Map.of("disallowed", types("ChannelVarset"))))
        .contains("StasisEnd")
        .doesNotContain("ChannelVarset COLOUR");
  }

  @Test
  void whatIsBothAllowedAndDisallowedIsNotTold() {
    assertThat(
            told(
                Map.of(
                    "allowed",
                    types("ChannelVarset", "ChannelDestroyed"),
                    "disallowed",
                    types("ChannelVarset"))))
        .endsWith("StasisStart", "ChannelDestroyed");
  }

  @Test
  void oneHalfOfAFilterLeavesTheOther() {
    application().filter(Map.of("disallowed", types("Dial")));
    Application filtered = application().filter(Map.of("allowed", types("StasisStart")));

    assertThat(filtered.eventsDisallowed()).hasSize(1);
    assertThat(filtered.eventsAllowed()).hasSize(1);
    Application reset = application().filter(Map.of());
    assertThat(reset.eventsDisallowed()).isEmpty();
    assertThat(reset.eventsAllowed()).isEmpty();
  }

  private static List<Map<String, String>> types(String... names) {
    return Stream.of(names).map(name -> Map.of("type", name)).toList();
  }

  @Test
  void aSocketOfTwoApplicationsIsToldOnceForEach() {
    try (EventLog both = new EventLog(live.server(), "app=" + app + "-a," + app + "-b")) {
      ari.events().userEvent("lunch", app + "-a");
      settle(both, app + "-a"); // each application has an order of its own
      ari.events().userEvent("lunch", app + "-b");
      settle(both, app + "-b");

      assertThat(
              both.all().stream()
                  .filter(e -> e.path("eventname").asString("").equals("lunch"))
                  .map(e -> e.get("application").asString()))
          .containsExactly(app + "-a", app + "-b");
    }
  }

  @Test
  void aSecondSocketReplacesTheFirst() {
    try (EventLog second = new EventLog(live.server(), "app=" + app)) {
      log.await("ApplicationReplaced", e -> e.get("type").asString().equals("ApplicationReplaced"));
      settle(second, app);

      assertThat(told(log, "ChannelUserevent")).isZero();
      assertThat(told(second, "ApplicationReplaced")).isZero();
    }
  }

  @Test
  void anApplicationWithoutASocketIsGone() {
    String name = app + "-short";
    new EventLog(live.server(), "app=" + name).close();

    assertThat(
            Stream.generate(() -> ari.applications().find(name))
                .limit(2_000)
                .anyMatch(java.util.Optional::isEmpty))
        .isTrue();
    assertThatThrownBy(() -> ari.events().userEvent("x", name))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void theSubscriptionsOfAnApplicationWithAChannelOutliveItsSocket() {
    String name = app + "-long";
    Channel channel;
    try (EventLog first = new EventLog(live.server(), "app=" + name)) {
      String id = fresh();
      ari.channels().originate("Local/answer@default", o -> o.app(name).channelId(id));
      first.await("StasisStart", id);
      channel = ari.channels().ref(id);
    }
    assertThat(ari.applications().get(name).channelIds()).contains(channel.id());
    try (EventLog second = new EventLog(live.server(), "app=" + name)) {
      channel.setVariable("COLOUR", "blue");
      second.await("ChannelVarset", channel.id());
      channel.hangup();
      second.await("ChannelDestroyed", channel.id());
    }
  }

  @Test
  void aBridgeIsHeardOfWhenItIsSubscribedTo() {
    application().subscribe("bridge:");
    Bridge bridge = ari.bridges().create();
    log.await("BridgeCreated", bridge.id());
    bridge.destroy();
    log.await("BridgeDestroyed", bridge.id());
  }

  @Test
  void aDeviceStateIsToldWhenItChanges() {
    String name = "Stasis:" + fresh();
    application().subscribe("deviceState:" + name);
    ari.deviceStates().update(name, "INUSE");
    ari.deviceStates().update(name, "INUSE");
    ari.deviceStates().update(name, "NOT_INUSE");
    log.await("NOT_INUSE", e -> e.at("/device_state/state").asString("").equals("NOT_INUSE"));

    assertThat(log.of(name)).hasSize(2);
    application().unsubscribe("deviceState:" + name);
    ari.deviceStates().delete(name);
  }

  @Test
  void anEndpointIsToldWithItsCalls() {
    application().subscribe("endpoint:PJSIP/loop-answer");
    Channel channel = live.channel("PJSIP/loop-answer");
    log.await("EndpointStateChange", e -> e.get("type").asString().equals("EndpointStateChange"));
    channel.hangup();
    application().unsubscribe("endpoint:PJSIP/loop-answer");
  }

  @Test
  void aUserEventNamesItsSources() {
    Channel channel = call();
    ari.events()
        .userEvent(
            "lunch",
            app,
            o -> o.sources(List.of("channel:" + channel.id())).variables(Map.of("dish", "soup")));
    var event = log.await("lunch", e -> e.path("eventname").asString("").equals("lunch"));

    assertThat(event.at("/channel/id").asString()).isEqualTo(channel.id());
    assertThat(event.at("/userevent/dish").asString()).isEqualTo("soup");
  }
}
