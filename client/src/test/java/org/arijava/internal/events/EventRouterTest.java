/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.AriSession;
import org.arijava.EventQueue;
import org.arijava.Subscription;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.ObjectGoneException;
import org.arijava.event.ChannelEvent;
import org.arijava.event.Event;
import org.arijava.internal.Core;
import org.arijava.internal.codec.Envelope;
import org.arijava.internal.codec.EnvelopeReader;
import org.arijava.internal.codec.ObjectKey;
import org.arijava.internal.net.NettyTransport;
import org.arijava.internal.net.NetworkOptions;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Routing with a clock and threads that the test holds. */
class EventRouterTest {

  private static final ObjectKey CHANNEL = new ObjectKey("Channel", "1");

  private final AriOptions options =
      AriOptions.of(o -> o.url("http://127.0.0.1:1/").credentials("a", "b"));
  private final Transport transport = transport();
  private final AriClient ari = AriClient.over(options, transport);
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<String> seen = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private long now;
  private long drops;
  private EventRouter router = router(1_000_000);
  private final Core core = new Core(ari, options, transport, new Inbox(options));
  private Source source = source(3);

  private EventRouter router(int mostKept) {
    return new EventRouter(
        work::add,
        () -> now,
        false,
        mostKept,
        Duration.ofSeconds(10),
        (event, failure) -> failures.add(failure),
        (session, failure) -> failures.add(failure),
        count -> drops += count);
  }

  private Source source(int bound) {
    return new Source(core, null, new Backlog(bound, true, () -> drops++), event -> {});
  }

  private static Transport transport() {
    return NettyTransport.create(
        new NetworkOptions(
            java.net.URI.create("http://127.0.0.1:1/"),
            "a",
            "b",
            Duration.ofSeconds(1),
            1,
            null,
            true));
  }

  @AfterEach
  void close() {
    ari.close();
  }

  private void route(String type, String channel) {
    route(null, type, channel);
  }

  private ReceivedEvent route(@Nullable AriSession session, String type, String channel) {
    return routeText(
        session, "{\"type\":\"" + type + "\",\"channel\":{\"id\":\"" + channel + "\"}}");
  }

  private ReceivedEvent routeText(@Nullable AriSession session, String text) {
    return routeText(session, text, false);
  }

  private ReceivedEvent routeText(@Nullable AriSession session, String text, boolean synthetic) {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    Envelope envelope = new EnvelopeReader().read(message, session, router.next(), synthetic);
    ReceivedEvent event = new ReceivedEvent(source, envelope);
    router.route(event, envelope);
    router.start();
    return event;
  }

  private void runAll() {
    while (!work.isEmpty()) {
      work.poll().run();
    }
  }

  private Subscription listen() {
    return router.on(CHANNEL, Interest.of(ChannelEvent.class), 0, event -> seen.add(event.type()));
  }

  private List<String> heard(String channel) {
    List<String> heard = new ArrayList<>();
    ObjectKey object = new ObjectKey("Channel", channel);
    router.on(object, Interest.of(Event.class), 0, event -> heard.add(event.type()));
    runAll();
    return heard;
  }

  private void pass(Duration time) {
    now += time.toNanos();
    route("DeviceStateChanged", "other");
    runAll();
  }

  @Test
  void aChannelThatLeftAndDoesNotComeBackIsReleasedAfterAGracePeriod() {
    Subscription subscription = listen();
    route("StasisEnd", "1");
    runAll();
    pass(Duration.ofSeconds(30));
    assertThat(subscription.isActive()).isTrue();

    pass(Duration.ofSeconds(61));
    assertThat(subscription.isActive()).isFalse();
    assertThat(seen).containsExactly("StasisEnd");
  }

  @Test
  void aChannelThatCameBackIsNotReleased() {
    Subscription subscription = listen();
    route("StasisEnd", "1");
    route("StasisStart", "1");
    runAll();
    pass(Duration.ofSeconds(120));

    assertThat(subscription.isActive()).isTrue();
  }

  @Test
  void aChannelThatWeMadeIsHeardOfUntilItsEnd() {
    router.states().created(CHANNEL);
    Subscription subscription = listen();
    route("StasisEnd", "1");
    runAll();
    pass(Duration.ofSeconds(120));
    assertThat(subscription.isActive()).isTrue();

    route("ChannelDestroyed", "1");
    runAll();
    assertThat(subscription.isActive()).isFalse();
    assertThat(seen).containsExactly("StasisEnd", "ChannelDestroyed");
  }

  @Test
  @Tag("B4")
  void whatIsOverOrSilentIsForgotten() {
    for (int i = 0; i < 1_000; i++) {
      route("ChannelDestroyed", "gone-" + i);
      route("ChannelVarset", "silent-" + i);
    }
    runAll();
    assertThat(router.states().size()).isEqualTo(2_000);

    pass(Duration.ofSeconds(61));
    assertThat(router.states().size()).isEqualTo(1_001);
    pass(Duration.ofMinutes(11));
    assertThat(router.states().size()).isEqualTo(1);
  }

  @Test
  void ofManyThatAreOverTheOldestAreForgottenBeforeTheTime() {
    for (int i = 0; i < 5_000; i++) {
      route("ChannelDestroyed", "gone-" + i);
    }
    pass(Duration.ofMillis(999));
    assertThat(router.states().size()).as("so soon nothing is").isEqualTo(5_000 + 1);

    pass(Duration.ofMillis(1));
    assertThat(router.states().size()).isEqualTo(2_048 + 1);
    assertThat(heard("gone-2951")).isEmpty();
    assertThat(heard("gone-2952")).containsExactly("ChannelDestroyed");
  }

  @Test
  void whatSomebodyMayYetAskForIsNotForgottenBeforeTheTime() {
    router.states().created(new ObjectKey("Channel", "made"));
    route("ChannelDestroyed", "made");
    listen();
    route("ChannelDestroyed", "1");
    route("ChannelVarset", "missed");
    String ended = "{\"type\":\"ChannelDestroyed\",\"channel\":{\"id\":\"missed\"}}";
    routeText(null, ended, true);
    for (int i = 0; i < 5_000; i++) {
      route("ChannelDestroyed", "gone-" + i);
    }
    pass(Duration.ofSeconds(3));
    assertThat(router.states().size()).isEqualTo(2_048 + 4);
    assertThat(heard("made")).containsExactly("ChannelDestroyed");
    assertThat(heard("missed")).containsExactly("ChannelVarset", "ChannelDestroyed");

    pass(Duration.ofSeconds(61));
    assertThat(router.states().size()).isEqualTo(1);
  }

  @Test
  void theEndOfWhatWasForgottenIsNotToldAgain() {
    router.on(null, Interest.of(ChannelEvent.class), 0, event -> seen.add(event.type()));
    routeText(null, "{\"type\":\"ChannelDestroyed\",\"channel\":{\"id\":\"1\"}}", true);
    runAll();
    assertThat(seen).isEmpty();
  }

  @Test
  void ofTooManyEventsThoseOfSilentChannelsAreForgottenToo() {
    router = router(100);
    for (int channel = 0; channel < 20; channel++) {
      for (int i = 0; i < 30; i++) {
        route("ChannelVarset", "" + channel);
      }
    }
    pass(Duration.ofSeconds(11));

    List<Integer> kept = IntStream.range(0, 20).mapToObj(i -> heard("" + i).size()).toList();
    assertThat(kept).as("each has its share of 100 for 21").allMatch(size -> size >= 4);
    assertThat(kept.stream().mapToInt(i -> i).sum()).isBetween(80, 100);
  }

  @Test
  void aChannelThatLeftIsForgottenAfterTheGracePeriodUnlessItsEndWillBeTold() {
    route("StasisStart", "1");
    route("StasisEnd", "1");
    router.states().hearsOfAll(true);
    pass(Duration.ofSeconds(61));
    assertThat(router.states().size()).isEqualTo(2);

    router.states().hearsOfAll(false);
    pass(Duration.ofSeconds(11));
    assertThat(router.states().size()).isEqualTo(1);
  }

  @Test
  void aChannelInAnApplicationIsKnownHoweverSilentItIsAsLongAsTheSessionLives() throws Exception {
    try (AriClient serving = AriClient.over(options, new OneSession())) {
      AriSession session = serving.start("hello");
      route(session, "StasisStart", "1");
      pass(Duration.ofHours(3));
      assertThat(router.states().living(session)).containsExactly(CHANNEL);

      session.close();
      session.await();
      pass(Duration.ofSeconds(11));
      assertThat(router.states().living(session)).isEmpty();
    }
  }

  /** Lets a session be up. */
  private static final class OneSession extends NoTransport {

    @Override
    public CompletableFuture<AriResponse> exchange(AriRequest request) {
      byte[] body = "{\"name\":\"hello\"}".getBytes(StandardCharsets.UTF_8);
      return CompletableFuture.completedFuture(
          new AriResponse(200, "OK", "application/json", body));
    }

    @Override
    public CompletableFuture<EventSocket> open(
        String query, Duration timeout, EventSocket.Listener listener) {
      return CompletableFuture.completedFuture(() -> listener.closed("closed by us", true));
    }
  }

  @Test
  void whatWasDroppedIsNotKeptByATurnThatIsLongBlocked() {
    listen();
    route("StasisStart", "1"); // its turn is taken and not run
    WeakReference<ReceivedEvent> dropped = new WeakReference<>(route(null, "ChannelVarset", "1"));
    for (int i = 0; i < 100; i++) {
      route("ChannelHold", "1");
    }
    assertThat(drops).isEqualTo(99);
    for (int i = 0; i < 50 && dropped.get() != null; i++) {
      System.gc();
    }
    assertThat(dropped.get()).isNull();

    runAll();
    assertThat(seen).containsExactly("ChannelHold", "ChannelHold", "ChannelHold");
  }

  @Test
  void anErrorOverTheLastEventEndsTheSubscriptionAllTheSame() {
    Subscription subscription =
        router.on(
            CHANNEL,
            Interest.of(ChannelEvent.class),
            0,
            event -> {
              throw new AssertionError("an error of the application, meant by this test");
            });
    Subscription second = listen();
    route("ChannelDestroyed", "1");
    assertThatThrownBy(this::runAll).isInstanceOf(AssertionError.class);
    runAll();

    assertThat(failures).hasSize(1);
    assertThat(seen).containsExactly("ChannelDestroyed");
    assertThat(List.of(subscription.isActive(), second.isActive())).containsOnly(false);
  }

  @Test
  @Tag("B12")
  void aHandlerClosedWhileItsEventWaitsIsNotCalled() {
    Subscription subscription = listen();
    route("StasisStart", "1");
    subscription.close();
    runAll();

    assertThat(seen).isEmpty();
  }

  @Test
  void pastTheBoundTheOldestEventIsDroppedAndCounted() {
    listen();
    for (String type : List.of("StasisStart", "ChannelHold", "ChannelUnhold", "ChannelVarset")) {
      route(type, "1");
    }
    runAll();

    assertThat(drops).isEqualTo(1);
    assertThat(seen).containsExactly("ChannelHold", "ChannelUnhold", "ChannelVarset");
  }

  @Test
  void aClientWideHandlerHearsACallInOrderWhateverItsEventsNameBeforeTheChannel() {
    router.on(null, Interest.of(ChannelEvent.class), 0, event -> seen.add(event.type()));
    route("StasisStart", "1");
    routeText(
        null,
        "{\"type\":\"ChannelEnteredBridge\",\"bridge\":{\"id\":\"b\"},\"channel\":{\"id\":\"1\"}}");
    route("ChannelDestroyed", "1");
    while (!work.isEmpty()) {
      work.pollLast().run(); // what was not begun in the same turn would come first
    }
    assertThat(seen).containsExactly("StasisStart", "ChannelEnteredBridge", "ChannelDestroyed");
  }

  @Test
  void anEventThatNobodyWantsCostsNoDeliveryAndIsThereForThoseWhoComeLate() {
    route("StasisStart", "1");
    assertThat(work).isEmpty();

    listen();
    runAll();
    assertThat(seen).containsExactly("StasisStart");
  }

  @Test
  void anEventIsDecodedOnceForThoseWhoListenAndOnceMoreForAllWhoComeLate() {
    List<Event> heard = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      router.on(CHANNEL, Interest.of(Event.class), 0, heard::add);
    }
    ReceivedEvent event = route(null, "StasisStart", "1");
    assertThat(event.decoded()).as("while it is under way").isSameAs(event.decoded());
    runAll();

    assertThat(heard).hasSize(2).containsOnly(heard.get(0));
    List<Event> late = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      router.on(CHANNEL, Interest.of(Event.class), 0, late::add);
    }
    runAll();
    assertThat(late).hasSize(2).containsOnly(late.get(0)).doesNotContain(heard.get(0));
    assertThat(late.get(0).type()).isEqualTo("StasisStart");
  }

  private void route(String type, int times) {
    for (int i = 0; i < times; i++) {
      route(type, "1");
    }
  }

  @Test
  void ofALastEventThatComesTwiceTheObjectsHandlersHearOnce() {
    Subscription subscription = listen();
    router.on(null, Interest.of(ChannelEvent.class), 0, event -> seen.add("client-wide"));
    route("ChannelDestroyed", 2); // the second while the first waits for its turn
    route("ChannelVarset", "1");
    runAll();
    route("ChannelDestroyed", "1");
    runAll();

    assertThat(seen)
        .containsExactly(
            "ChannelDestroyed", "client-wide", "client-wide", "client-wide", "client-wide");
    assertThat(subscription.isActive()).isFalse();
  }

  @Test
  void whoComesAfterTheEndHearsItOnceThoughItCameTwice() {
    route("ChannelDestroyed", 2);
    Subscription late = listen();
    runAll();

    assertThat(seen).containsExactly("ChannelDestroyed");
    assertThat(late.isActive()).isFalse();
  }

  @Test
  void aLastEventThatIsDroppedEndsTheObjectsSubscriptionsAllTheSame() {
    Subscription subscription = listen();
    route("ChannelDestroyed", "1");
    router.on(new ObjectKey("Channel", "2"), Interest.of(Event.class), 0, event -> {});
    for (int i = 0; i < 3; i++) {
      route("ChannelVarset", "2");
    }
    runAll();

    assertThat(drops).isEqualTo(1);
    assertThat(seen).isEmpty();
    assertThat(subscription.isActive()).isFalse();
  }

  @Test
  void whoListensTooLateForTheOldestEventsIsToldHowManyThereWere() {
    route("ChannelDtmfReceived", 70);
    route("ChannelVarset", 3);
    Subscription all = listen();
    runAll();
    all.close();

    assertThat(seen).hasSize(64);
    assertThat(drops).isEqualTo(9);

    router.on(CHANNEL, new Interest.Named("ChannelVarset"), 0, event -> seen.add("late"));
    router.on(CHANNEL, Interest.of(ChannelEvent.class), 9, event -> seen.add("in time"));
    assertThat(drops).as("what they want is all kept").isEqualTo(9);

    EventQueue<Event> queue =
        router.events(CHANNEL, new Interest.Named("ChannelDtmfReceived"), 7, 100, e -> e);
    assertThat(queue.dropped()).isEqualTo(2);
    assertThat(drops).isEqualTo(11);
  }

  @Test
  void aWaitThatBeginsTooLateSaysHowManyEventsWereNoLongerKept() {
    route("ChannelHold", "1");
    route("ChannelVarset", 64);

    assertThatThrownBy(
            () -> router.await(CHANNEL, new Interest.Named("ChannelHold"), 0, Duration.ofMillis(1)))
        .isInstanceOf(AriTimeoutException.class)
        .hasMessage(
            "waiting for ChannelHold of Channel 1: not within 1 ms"
                + " (1 came too long before to be kept)");
    assertThat(drops).isEqualTo(1);

    route("ChannelDestroyed", "1");
    assertThatThrownBy(
            () -> router.await(CHANNEL, new Interest.Named("ChannelHold"), 0, Duration.ofMillis(1)))
        .isInstanceOf(ObjectGoneException.class)
        .hasMessageEndingWith("(1 came too long before to be kept)");
  }

  @Test
  void whatStillWaitsForItsTurnIsKeptHoweverMuchItIs() {
    source = source(1_000);
    listen();
    route("ChannelDtmfReceived", 500);
    listen();
    runAll();

    assertThat(seen).hasSize(1_000);
    assertThat(drops).isZero();
    listen();
    assertThat(drops).isEqualTo(500 - 64);
  }

  @Test
  void ofWhatHasNoEndTheLatestStandsForAllUnlessSomethingNewerWasSeen() {
    ObjectKey device = new ObjectKey("DeviceState", "Stasis:a");
    for (int i = 0; i < 3; i++) {
      routeDevice();
    }
    router.on(device, Interest.of(Event.class), 0, event -> seen.add(event.type()));
    runAll();
    assertThat(seen).containsExactly("DeviceStateChanged");
    assertThat(drops).isZero();

    router.on(device, Interest.of(Event.class), 1, event -> seen.add(event.type()));
    assertThat(drops).isEqualTo(1);
  }

  private void routeDevice() {
    byte[] message =
        "{\"type\":\"DeviceStateChanged\",\"device_state\":{\"name\":\"Stasis:a\"}}"
            .getBytes(StandardCharsets.UTF_8);
    Envelope envelope = new EnvelopeReader().read(message, null, router.next(), false);
    router.route(new ReceivedEvent(source, envelope), envelope);
    router.start();
  }

  @Test
  void turnsOfWhatIsRoutedTogetherStartOnceAllIsRouted() {
    router.on(null, new Interest.Named("StasisStart"), 0, event -> seen.add("start"));
    router.on(null, new Interest.Named("Dial"), 0, event -> seen.add("dial"));
    EnvelopeReader reader = new EnvelopeReader();
    for (String text :
        List.of(
            "{\"type\":\"StasisStart\",\"channel\":{\"id\":\"1\"}}",
            "{\"type\":\"StasisStart\",\"channel\":{\"id\":\"2\"}}",
            "{\"type\":\"Dial\",\"peer\":{\"id\":\"1\"}}")) {
      byte[] message = text.getBytes(StandardCharsets.UTF_8);
      Envelope envelope = reader.read(message, null, router.next(), false);
      router.route(new ReceivedEvent(source, envelope), envelope);
    }
    assertThat(work).isEmpty();
    router.start();
    assertThat(work).as("one for each channel").hasSize(2);
    runAll();
    assertThat(seen).containsExactly("start", "dial", "start");
  }

  @Test
  void anObjectThatIsForgottenWhileItsEventIsReadBeginsAnew() {
    EnvelopeReader reader = new EnvelopeReader(router.states()::known);
    byte[] message = "{\"type\":\"Dial\",\"peer\":{\"id\":\"1\"}}".getBytes(StandardCharsets.UTF_8);
    route("ChannelVarset", "1");
    Envelope envelope = reader.read(message, null, router.next(), false);
    assertThat(envelope.objects().get(0)).isInstanceOf(ObjectState.class);
    now += Duration.ofHours(1).toNanos();
    router.states().sweepNowAndThen();
    runAll();
    assertThat(router.states().size()).isZero();

    router.route(new ReceivedEvent(source, envelope), envelope);
    assertThat(heard("1")).containsExactly("Dial");
  }

  @Test
  void afterTheEndNobodyCanRegister() {
    router.close();

    assertThatThrownBy(this::listen).isInstanceOf(AriConnectionException.class);
    assertThatThrownBy(
            () -> router.await(CHANNEL, Interest.of(Event.class), 0, Duration.ofSeconds(1)))
        .isInstanceOf(AriConnectionException.class);
  }
}
