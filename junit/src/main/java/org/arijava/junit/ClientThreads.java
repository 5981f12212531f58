/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The threads of clients that were there when a test began. Immutable. */
final class ClientThreads {

  private static final String PREFIX = "ari-";

  private final Set<Thread> before = all();

  private static Set<Thread> all() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(PREFIX))
        .collect(Collectors.toSet());
  }

  /**
   * Those that came since and do not end.
   *
   * @param server the Asterisk of the test
   * @param alone whether no other test has run meanwhile; if one has, only the threads count that
   *     are named for this Asterisk: every client that is open has one
   */
  List<String> remaining(URI server, BooleanSupplier alone) {
    Polling.until(Duration.ofSeconds(2), () -> since(server, alone).isEmpty());
    return since(server, alone);
  }

  private List<String> since(URI server, BooleanSupplier alone) {
    Set<Thread> fresh = all();
    fresh.removeAll(before);
    boolean allOurs = alone.getAsBoolean(); // asked last: another test may begin meanwhile
    return fresh.stream()
        .map(Thread::getName)
        .filter(name -> allOurs || name.contains(":" + server.getPort()))
        .map(name -> "thread " + name + ", of a client that was not closed")
        .sorted()
        .toList();
  }
}
