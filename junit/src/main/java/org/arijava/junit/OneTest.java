/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

import java.time.Duration;
import java.util.List;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.event.Event;
import org.arijava.simulator.AsteriskSimulator;
import org.arijava.simulator.SimulatedCall;
import org.jspecify.annotations.Nullable;

/** What a test has from its beginning to its end. Thread-safe. */
final class OneTest {

  /** How long what the client tells may be on its way. */
  private static final Duration TOLD = Duration.ofSeconds(2);

  private final Server server;
  private final Concurrency concurrency;
  private final Timeline timeline = new Timeline();
  private final ClientThreads threads = new ClientThreads();
  private final AriClient client;
  private final AriClient observer;
  private final TelephoneLine parties;

  OneTest(Server server, Concurrency concurrency) {
    this.server = server;
    this.concurrency = concurrency;
    concurrency.begin(this);
    AriOptions options =
        AriOptions.of(o -> o.url(server.url()).credentials(server.user(), server.password()));
    this.client = AriClient.connect(options.with(o -> o.listener(timeline)));
    this.observer = AriClient.connect(options);
    this.parties = new TelephoneLine(observer, timeline);
    client.on(Event.class, timeline::received);
  }

  AriClient client() {
    return client;
  }

  Parties parties() {
    return parties;
  }

  Server server() {
    return server;
  }

  /** Ends the test, which fails if it leaves something behind. */
  void end(String name, @Nullable Throwable failure) {
    List<String> leaks;
    try {
      parties.hangUp();
      if (server.asterisk() instanceof AsteriskSimulator simulator) {
        simulator.calls().forEach(SimulatedCall::hangup);
      }
      Leftovers leftovers = new Leftovers(observer);
      leaks = leftovers.ofCalls();
      client.close();
      leaks.addAll(leftovers.ofApplications(TelephoneLine.APP));
      if (server.shared()) {
        leftovers.remove();
      }
    } finally {
      client.close();
      observer.close();
      if (!server.shared()) {
        server.close();
      }
    }
    leaks.addAll(threads.remaining(server.url(), () -> concurrency.isAlone(this)));
    Polling.until(TOLD, timeline::isComplete);
    leaks.addAll(timeline.failures()); // last: a handler may have ended late
    if (failure != null || !leaks.isEmpty()) {
      timeline.print(name, leaks);
    }
    if (failure == null && !leaks.isEmpty()) {
      throw new AssertionError("The test left behind:\n  " + String.join("\n  ", leaks));
    }
  }
}
