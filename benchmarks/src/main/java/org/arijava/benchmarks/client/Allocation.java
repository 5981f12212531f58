/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.LongAdder;
import javax.management.JMException;

/** The bytes that this process has allocated. Thread-safe. */
final class Allocation {

  /** Since it, the JVM tells the sum of all threads, those that ended too. */
  private static final int TELLS_SUM = 21;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final LongAdder ENDED = new LongAdder();

  private Allocation() {}

  /** This thread allocates nothing more. */
  static void threadEnds() {
    ENDED.add(THREADS.getCurrentThreadAllocatedBytes());
  }

  /** The bytes so far; on old JVMs those of threads that live, and of those that said they end. */
  static long soFar() throws JMException {
    if (Runtime.version().feature() >= TELLS_SUM) {
      return (Long)
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(THREADS.getObjectName(), "TotalThreadAllocatedBytes");
    }
    long sum = ENDED.sum();
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }
}
