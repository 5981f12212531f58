/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.ConnectException;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.arijava.AriClient;
import org.arijava.Bridge;
import org.arijava.asterisk.AsteriskServer;
import org.arijava.junit.AriTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Tests that the newest JUnit runs at the same time, on one Asterisk. */
final class ParallelAriTestsIT {

  private static final int TESTS = 3;

  /** Holds each test until all of them are there, before they want their Asterisk. */
  static final class AllTogether implements BeforeEachCallback {
    private static final CountDownLatch COMING = new CountDownLatch(TESTS);

    @Override
    public void beforeEach(ExtensionContext context) throws InterruptedException {
      COMING.countDown();
      assertThat(COMING.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @ExtendWith(AllTogether.class)
  @AriTest(real = 22)
  static class Sample {
    private static final Set<AsteriskServer> SERVERS = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger RUNNING = new AtomicInteger();

    @RepeatedTest(TESTS)
    void isAlone(AriClient ari, AsteriskServer server) {
      assertThat(RUNNING.incrementAndGet()).isEqualTo(1);
      SERVERS.add(server);
      Bridge bridge = ari.bridges().create();
      assertThat(ari.bridges().list()).extracting(Bridge::id).containsExactly(bridge.id());
      bridge.destroy();
      RUNNING.decrementAndGet();
    }
  }

  @Test
  void takeTurnsOnOneAsteriskThatEndsWithTheRun() {
    TestExecutionSummary summary = runInParallel();
    assertThat(summary.getFailures()).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isEqualTo(TESTS);
    List<AsteriskServer> servers = List.copyOf(Sample.SERVERS);
    assertThat(servers).hasSize(1);
    assertThatThrownBy(
            () ->
                new Socket(servers.get(0).url().getHost(), servers.get(0).url().getPort()).close())
        .isInstanceOf(ConnectException.class);
  }

  private static TestExecutionSummary runInParallel() {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Sample.class))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "" + TESTS)
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }
}
