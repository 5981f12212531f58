/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.arijava.AriClient;
import org.arijava.AriListener;
import org.arijava.AriOptions;
import org.arijava.AriSession;
import org.arijava.event.ChannelUserevent;
import org.arijava.event.ChannelVarset;
import org.arijava.event.Event;
import org.arijava.simulator.AsteriskSimulator;
import org.arijava.spi.AriRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a session does to be as it was before its connection broke, on the simulator. */
@Timeout(60)
class RestorationTest {

  private static final Map<String, Object> VARSET = Map.of("type", "ChannelVarset");
  private static final Map<String, Object> HOLD = Map.of("type", "ChannelHold");
  private static final Map<String, Object> USER_EVENT = Map.of("type", "ChannelUserevent");

  private final AsteriskSimulator asterisk =
      AsteriskSimulator.start(o -> o.user("hey", "peekaboo").readOnlyUser("reader", "secret"));
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
  private final AriClient other = AriClient.connect(options());
  private AriClient ari;
  private AriSession session;

  private AriOptions options() {
    return AriOptions.of(
        o ->
            o.url(asterisk.url())
                .credentials("hey", "peekaboo")
                .requestTimeout(Duration.ofSeconds(2)));
  }

  @BeforeEach
  void start() throws Exception {
    ari =
        AriClient.connect(
            options()
                .with(
                    o ->
                        o.listener(
                            new AriListener() {
                              @Override
                              public void disconnected(AriSession session, String reason) {
                                told.add("disconnected");
                              }

                              @Override
                              public void reconnected(AriSession session) {
                                told.add("reconnected");
                              }

                              @Override
                              public void requestStarted(AriRequest request) {
                                asked.add(request.method() + " " + request.path());
                              }
                            })));
    session = ari.start("hello");
    ari.on(ChannelVarset.class, heard::add);
    ari.on(ChannelUserevent.class, heard::add);
  }

  @AfterEach
  void stop() {
    ari.close();
    other.close();
    asterisk.close();
  }

  private void expect(String... things) throws InterruptedException {
    for (String thing : things) {
      assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(thing);
    }
  }

  private void say(String word) {
    other.events().userEvent(word, "hello");
  }

  private String word() throws InterruptedException {
    return heard.poll(30, TimeUnit.SECONDS) instanceof ChannelUserevent said
        ? said.eventName()
        : "nothing";
  }

  @Test
  void aFilterIsThereAgainAfterAsteriskRestarted() throws Exception {
    ari.applications().filter("hello", Map.of("disallowed", List.of(VARSET)));
    ari.applications().filter("hello", Map.of("allowed", List.of(USER_EVENT)));
    asterisk.faults().restart();
    expect("disconnected", "reconnected");

    assertThat(other.applications().get("hello").eventsDisallowed()).containsExactly(VARSET);
    assertThat(other.applications().get("hello").eventsAllowed()).containsExactly(USER_EVENT);
  }

  @Test
  void aFilterThatWasTakenBackIsNotRestored() throws Exception {
    ari.applications().filter("hello", Map.of("disallowed", List.of(VARSET)));
    ari.applications().filter("hello", Map.of());
    asterisk.faults().restart();
    expect("disconnected", "reconnected");

    assertThat(other.applications().get("hello").eventsDisallowed()).isEmpty();
  }

  @Test
  void aFilterThatSomebodyChangedMeanwhileIsLeftAlone() throws Exception {
    other.applications().subscribe("hello", "deviceState:Stasis:a"); // so that it lives on
    ari.applications().filter("hello", Map.of("disallowed", List.of(VARSET)));
    other.applications().filter("hello", Map.of("disallowed", List.of(HOLD)));
    asterisk.faults().dropWebSockets();
    expect("disconnected", "reconnected");

    assertThat(other.applications().get("hello").eventsDisallowed()).containsExactly(HOLD);
  }

  @Test
  void aDeafConnectionIsFoundThoughItsApplicationLivesOn() throws Exception {
    ari.applications().subscribe("hello", "deviceState:Stasis:a");
    asterisk.faults().deafenNextWebSockets(2);
    asterisk.faults().dropWebSockets();
    expect("disconnected", "reconnected");

    say("anybody there?");
    assertThat(word()).as("and nothing of what was asked to find out").isEqualTo("anybody there?");
    assertThat(session.state()).isEqualTo(AriSession.State.UP);
    assertThat(asked).filteredOn(r -> r.startsWith("POST /events/user/ari-java-")).hasSize(3);
  }

  @Test
  void nothingIsAskedWhenNothingCanBeLeftOfTheApplication() throws Exception {
    asterisk.faults().dropWebSockets();
    expect("disconnected", "reconnected");

    assertThat(asked).filteredOn(r -> r.startsWith("POST /events/user/")).isEmpty();
  }

  @Test
  void whereUserEventsAreFilteredOutTheConnectionIsTakenAsItIs() throws Exception {
    ari.applications().subscribe("hello", "deviceState:Stasis:a");
    ari.applications().filter("hello", Map.of("disallowed", List.of(USER_EVENT)));
    asterisk.faults().dropWebSockets();
    expect("disconnected", "reconnected");

    assertThat(asked).filteredOn(r -> r.startsWith("POST /events/user/")).isEmpty();
  }

  @Test
  void aUserWhoMayOnlyReadTakesTheConnectionAsItIs() throws Exception {
    other.applications().subscribe("hello", "deviceState:Stasis:a");
    ari.close();
    told.clear();
    try (AriClient reader =
        AriClient.connect(ari.options().with(o -> o.credentials("reader", "secret")))) {
      reader.start("hello");
      asterisk.faults().dropWebSockets();
      expect("disconnected", "reconnected");
    }
  }
}
