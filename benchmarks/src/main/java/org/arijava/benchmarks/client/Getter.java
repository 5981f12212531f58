/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

/**
 * A thread that gets channels one after another. Confined to the thread that starts and joins it.
 */
final class Getter extends Thread {

  private final BenchmarkClient client;
  private final int count;
  private int answered;

  Getter(BenchmarkClient client, int count) {
    super("getter");
    this.client = client;
    this.count = count;
  }

  @Override
  public void run() {
    for (int i = 0; i < count; i++) {
      try {
        if (!client.get(Ids.of(i % 1000)).isEmpty()) {
          answered++;
        }
      } catch (Exception e) {
        System.err.println("get failed: " + e);
      }
    }
    Allocation.threadEnds();
  }

  /** How many were answered, once this thread has ended. */
  int answered() {
    return answered;
  }
}
