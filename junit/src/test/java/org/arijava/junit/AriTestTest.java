/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.arijava.AriClient;
import org.arijava.asterisk.AsteriskServer;
import org.arijava.event.ChannelUserevent;
import org.arijava.event.StasisStart;
import org.arijava.simulator.AsteriskSimulator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What {@link AriTest} does to test classes, which are run for that inside of tests. */
final class AriTestTest {

  private static Events run(Class<?> sample) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(sample))
        .execute()
        .testEvents();
  }

  private static void failsNaming(Class<?> sample, String... leaks) {
    String error = printedBy(() -> failing(sample, leaks));
    assertThat(error).contains("What happened in leaves(").contains(leaks);
  }

  private static void failing(Class<?> sample, String... leaks) {
    run(sample)
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    instanceOf(AssertionError.class),
                    message(
                        text ->
                            text.startsWith("The test left behind:")
                                && Set.of(leaks).stream().allMatch(text::contains)))));
  }

  private static String printedBy(Runnable code) {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      code.run();
    } finally {
      System.setErr(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @AriTest
  static class Tidy {
    static final Set<Object> CLIENTS = ConcurrentHashMap.newKeySet();

    @Test
    void one(AriClient ari, Parties parties, AsteriskSimulator asterisk) {
      CLIENTS.add(ari);
      ari.on(StasisStart.class, start -> start.channel().answer());
      ari.start("tidy");
      parties.call("tidy").waitForAnswer();
      assertThat(asterisk.channels()).isNotEmpty();
    }

    @Test
    void two(AriClient ari, AriClient again) {
      CLIENTS.add(ari);
      assertThat(again).isSameAs(ari);
    }

    @Nested
    class Inside {
      @Test
      void three(AriClient ari) {
        CLIENTS.add(ari);
      }
    }
  }

  @Test
  void aTestThatLeavesNothingPassesAndHasAClientOfItsOwn() {
    Tidy.CLIENTS.clear();

    run(Tidy.class).assertStatistics(s -> s.succeeded(3).failed(0));

    assertThat(Tidy.CLIENTS).hasSize(3);
  }

  @AriTest
  static class LeavesAChannel {
    @Test
    void leaves(AriClient ari) {
      ari.channels()
          .originate(
              "Local/answer@default",
              o -> o.context("default").extension("answer").priority(1).channelId("forgotten"));
    }
  }

  @Test
  void aChannelThatIsLeftIsNamed() {
    failsNaming(LeavesAChannel.class, "channel forgotten (Local/answer@default");
  }

  @AriTest
  static class LeavesABridge {
    @Test
    void leaves(AriClient ari) {
      ari.bridges().create(o -> o.bridgeId("meeting-1").name("meeting"));
    }
  }

  @Test
  void aBridgeThatIsLeftIsNamed() {
    failsNaming(LeavesABridge.class, "bridge meeting-1 (meeting) with 0 channels");
  }

  @AriTest
  static class LeavesASubscription {
    @Test
    void leaves(AriClient ari, AsteriskSimulator asterisk) {
      asterisk.endpoint("PJSIP/alice");
      ari.start("watcher");
      ari.applications().subscribe("watcher", "endpoint:PJSIP/alice");
    }
  }

  @Test
  void aSubscriptionThatIsLeftIsNamed() {
    failsNaming(
        LeavesASubscription.class, "subscription of application watcher to endpoint:PJSIP/alice");
  }

  @AriTest(simulated = 16)
  static class Old {

    @Test
    void isSimulated(AsteriskSimulator asterisk) {
      assertThat(asterisk.version()).isEqualTo(16);
    }

    @Test
    void isOpenToTheSimulatorsOwnUser(AsteriskSimulator asterisk, AriClient ari) {
      String url = asterisk.url().toString();
      try (AriClient own = AriClient.connect(url, "hey", "peekaboo")) {
        assertThat(own.asterisk().getInfo().system().orElseThrow().version()).startsWith("16.");
      }
      assertThat(ari.options().url()).isEqualTo(asterisk.url());
    }
  }

  @Test
  void theSimulatedReleaseIsChosenAndItsUserIsKnown() {
    run(Old.class).assertStatistics(s -> s.succeeded(2).failed(0));
  }

  @AriTest
  static class LeavesAClient {
    static AriClient forgotten;

    @Test
    void leaves(AriClient ari, AsteriskSimulator asterisk) {
      forgotten = AriClient.connect(ari.options());
    }
  }

  @Test
  void theThreadsOfAClientThatIsLeftAreNamed() {
    failsNaming(LeavesAClient.class, "thread ari-");
    LeavesAClient.forgotten.close();
  }

  @AriTest
  @Execution(ExecutionMode.CONCURRENT)
  static class Parallel {
    static final CyclicBarrier MEETING = new CyclicBarrier(2);
    static AriClient forgotten;

    @Test
    void isTidy(AriClient ari) throws Exception {
      MEETING.await(10, TimeUnit.SECONDS);
      try (AriClient own = AriClient.connect(ari.options())) {
        MEETING.await(10, TimeUnit.SECONDS);
        own.bridges().list();
      }
    }

    @Test
    void leaves(AriClient ari) throws Exception {
      MEETING.await(10, TimeUnit.SECONDS);
      forgotten = AriClient.connect(ari.options());
      MEETING.await(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void ofTestsInParallelOnlyTheOneFailsThatLeavesAClient() {
    Events events =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
            .selectors(selectClass(Parallel.class))
            .execute()
            .testEvents();
    Parallel.forgotten.close();

    events.assertStatistics(s -> s.succeeded(1).failed(1));
    events
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                test("leaves"),
                finishedWithFailure(message(text -> text.contains("thread ari-")))));
  }

  @AriTest
  static class LeavesAFailure {
    @Test
    void leaves(AriClient ari) throws InterruptedException {
      CountDownLatch told = new CountDownLatch(1);
      ari.on(
          ChannelUserevent.class,
          e -> {
            throw new IllegalStateException("no lunch today");
          });
      ari.on(ChannelUserevent.class, e -> told.countDown());
      ari.start("eater");
      ari.events().userEvent("lunch", "eater");
      told.await();
    }
  }

  @Test
  void aHandlerThatFailedIsNamed() {
    failsNaming(
        LeavesAFailure.class,
        "a handler of ChannelUserevent that failed: java.lang.IllegalStateException: no lunch");
  }

  @AriTest
  static class Fails {
    @Test
    void fails(AriClient ari) {
      ari.bridges().create(o -> o.bridgeId("left-too"));
      throw new IllegalStateException("the reason");
    }
  }

  @Test
  void aTestThatFailsKeepsItsReasonAndPrintsWhatHappened() {
    String error =
        printedBy(
            () ->
                run(Fails.class)
                    .assertThatEvents()
                    .haveExactly(1, event(finishedWithFailure(message("the reason")))));

    assertThat(error).contains("> POST /bridges").contains("left behind: bridge left-too");
  }

  @AriTest
  static class WantsAnotherServer {
    @Test
    void wants(AsteriskServer asterisk) {}
  }

  @Test
  void aServerOfAnotherKindIsRefusedWithAReason() {
    run(WantsAnotherServer.class)
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    message(
                        text -> text.contains("@AriTest without real has no AsteriskServer")))));
  }
}
