/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.arijava.AriClient;
import org.arijava.Channel;
import org.arijava.error.AriException;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.StasisStart;

/**
 * Whole calls on a real Asterisk: each is originated, enters the application, is answered, played
 * to, and hung up. The command {@code calls COUNT} makes so many and tells how it went.
 */
public final class RealCalls {

  private static final int AT_A_TIME = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AriClient ari;
  private final AtomicInteger entered = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  private RealCalls(AriClient ari) {
    this.ari = ari;
  }

  /**
   * Runs.
   *
   * @param arguments the URL, the user and the password of an Asterisk
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (AriClient ari = AriClient.connect(arguments[0], arguments[1], arguments[2])) {
      RealCalls calls = new RealCalls(ari);
      ari.on(StasisStart.class, start -> calls.handle(start.channel()));
      ari.start(BenchmarkClient.APPLICATION);
      out.println("ready");
      for (String line = in.readLine();
          line != null && !line.equals("quit");
          line = in.readLine()) {
        out.println(calls.make(Integer.parseInt(line.split(" ")[1])));
      }
    }
  }

  private void handle(Channel channel) {
    entered.incrementAndGet();
    boolean fine =
        succeeds(
            () -> {
              channel.answer();
              channel.play("sound:hello-world");
            });
    fine &= succeeds(channel::hangup);
    if (!fine) {
      failed.incrementAndGet();
    }
  }

  private static boolean succeeds(Runnable requests) {
    try {
      requests.run();
      return true;
    } catch (AriException e) {
      System.err.println("call failed: " + e);
      return false;
    }
  }

  private String make(int count) throws InterruptedException {
    Semaphore free = new Semaphore(AT_A_TIME);
    entered.set(0);
    failed.set(0);
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      if (!free.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("calls do not end");
      }
      String id = "bench-" + UUID.randomUUID();
      Channel channel = ari.channels().ref(id);
      channel.on(ChannelDestroyed.class, end -> free.release());
      try {
        ari.channels()
            .originate(
                "Local/answer@default", o -> o.app(BenchmarkClient.APPLICATION).channelId(id));
      } catch (AriException e) {
        System.err.println("call failed: " + e);
        free.release();
      }
    }
    if (!free.tryAcquire(AT_A_TIME, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("calls do not end");
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    int never = count - entered.get();
    return String.format(
        Locale.ROOT, "done calls=%d failed=%d seconds=%.3f", count, failed.get() + never, seconds);
  }
}
