/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.server;

import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes the server whenever a call is due, since a selector knows whole milliseconds only. Confined
 * to its thread.
 */
final class Ticker implements Runnable {

  private static final long LEAST_NANOS = 100_000;
  private static final long MOST_NANOS = 1_000_000;

  private final CallFlow flow;
  private final Selector selector;

  private Ticker(CallFlow flow, Selector selector) {
    this.flow = flow;
    this.selector = selector;
  }

  /** Ticks until the flow has ended. */
  static void during(CallFlow flow, Selector selector) {
    Thread thread = new Thread(new Ticker(flow, selector), "ticker");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    while (!flow.hasEnded()) {
      LockSupport.parkNanos(Math.max(LEAST_NANOS, Math.min(MOST_NANOS, flow.untilNext())));
      selector.wakeup();
    }
  }
}
