/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The threads of handlers where there are no virtual ones. */
class HandlerPoolTest {

  private static final int THREADS = 3;

  @Test
  void closingLeavesNoThreadBehindWhetherItWorksOrWaits() throws InterruptedException {
    for (int round = 0; round < 500; round++) {
      HandlerPool pool = new HandlerPool();
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      CountDownLatch begun = new CountDownLatch(THREADS);
      CountDownLatch go = new CountDownLatch(1);
      for (int i = 0; i < THREADS; i++) {
        pool.execute(
            () -> {
              threads.add(Thread.currentThread());
              begun.countDown();
              await(go);
            });
      }
      begun.await();
      go.countDown();
      pool.close();
      for (Thread thread : threads) {
        thread.join(5_000);
        assertThat(thread.isAlive()).as("%s in round %d", thread.getName(), round).isFalse();
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
