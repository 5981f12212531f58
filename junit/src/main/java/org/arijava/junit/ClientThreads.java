/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The threads of clients that were there when a test began. Immutable. */
final class ClientThreads {

  private static final String PREFIX = "ari-";

  private final Set<Thread> before = now();

  private static Set<Thread> now() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(PREFIX))
        .collect(Collectors.toSet());
  }

  /** Those that came since and do not end. */
  List<String> remaining() {
    Polling.until(Duration.ofSeconds(2), () -> before.containsAll(now()));
    return now().stream()
        .filter(thread -> !before.contains(thread))
        .map(thread -> "thread " + thread.getName() + ", of a client that was not closed")
        .sorted()
        .toList();
  }
}
