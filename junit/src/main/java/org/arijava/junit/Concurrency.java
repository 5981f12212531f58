/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

import java.util.HashSet;
import java.util.Set;

/** Which tests run at the same time. Thread-safe. */
final class Concurrency {

  private final Set<Object> running = new HashSet<>();
  private final Set<Object> accompanied = new HashSet<>();

  /** A test begins. */
  synchronized void begin(Object test) {
    running.add(test);
    if (running.size() > 1) {
      accompanied.addAll(running);
    }
  }

  /** Whether no other test ran at any time since this one began. */
  synchronized boolean isAlone(Object test) {
    return !accompanied.contains(test);
  }

  /** A test is over. */
  synchronized void end(Object test) {
    running.remove(test);
    accompanied.remove(test);
  }
}
