/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.arijava.error.AriTimeoutException;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.StasisEnd;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A user's executor that takes no more work for a while. */
@Timeout(60)
class RefusingExecutorTest {

  private final FakeTransport asterisk = new FakeTransport();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicBoolean full = new AtomicBoolean();
  private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> refusals = new LinkedBlockingQueue<>();
  private final AriClient ari =
      AriClient.over(FakeTransport.options().with(o -> o.executor(this::execute)), asterisk);

  private void execute(Runnable work) {
    if (full.get()) {
      refusals.add(true);
      throw new RejectedExecutionException("full");
    }
    threads.execute(work);
  }

  @AfterEach
  void close() {
    ari.close();
    threads.shutdownNow();
  }

  private void receive(String type, String digit) {
    asterisk.receive(
        "{\"type\":\"%s\",\"digit\":\"%s\",\"application\":\"hello\",\"channel\":{\"id\":\"1\"}}"
            .formatted(type, digit));
  }

  private Object take() throws InterruptedException {
    Object next = seen.poll(20, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  /** Starts a script that waits, lets the executor refuse, and sends a digit meanwhile. */
  private void waitFor(Duration timeout) throws Exception {
    ari.start("hello");
    ari.on(
        StasisStart.class,
        start -> {
          start.channel().on(ChannelDtmfReceived.class, dtmf -> seen.add(dtmf.digit()));
          full.set(true);
          seen.add("waiting");
          try {
            start.channel().await(StasisEnd.class, timeout);
            seen.add("ended");
          } catch (AriTimeoutException e) {
            seen.add("too late");
          }
        });
    receive("StasisStart", "");
    assertThat(take()).isEqualTo("waiting");
    receive("ChannelDtmfReceived", "7");
    assertThat(refusals.poll(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aScriptDoesNotWaitBeyondItsTimeOutAndThenDoesWhatWasHeldBack() throws Exception {
    waitFor(Duration.ofSeconds(2));

    assertThat(take()).isEqualTo("too late");
    assertThat(take()).isEqualTo("7");
  }

  @Test
  void whatWasHeldBackIsDoneWhenTheExecutorTakesWorkAgain() throws Exception {
    waitFor(Duration.ofSeconds(30));

    full.set(false);
    receive("StasisEnd", "");

    assertThat(take()).isEqualTo("7");
    assertThat(take()).isEqualTo("ended");
  }
}
