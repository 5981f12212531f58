/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.arijava.AriListener;
import org.arijava.AriSession;
import org.arijava.error.AriDecodeException;
import org.arijava.event.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client of an Asterisk of facts, and what its handlers heard. */
abstract class HeardEvents {

  static final Duration SOON = Duration.ofSeconds(20);

  final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  FakeAsterisk asterisk;
  DynamicAri ari;

  @BeforeEach
  void connect() throws Exception {
    asterisk = new FakeAsterisk(docs -> {});
    ari = DynamicAri.connect(asterisk.options().with(o -> o.listener(new Listener())));
  }

  @AfterEach
  void close() {
    ari.close();
    asterisk.close();
  }

  final class Listener implements AriListener {
    @Override
    public void handlerFailed(Event event, Throwable failure) {
      told.add("failed: " + failure.getMessage());
    }

    @Override
    public void messageRejected(AriSession session, AriDecodeException failure) {
      told.add("rejected");
    }
  }

  static String event(String type, String more) {
    return "{\"type\": \"%s\", \"application\": \"hello\", \"timestamp\":".formatted(type)
        + " \"2026-11-01T10:00:00.000+0000\""
        + (more.isEmpty() ? "" : ", " + more)
        + "}";
  }

  static String channel(String field, String id) {
    return "\"%s\": {\"id\": \"%s\", \"name\": \"x\"}".formatted(field, id);
  }

  static String start(String id) {
    return event("StasisStart", "\"args\": [\"a\"], " + channel("channel", id));
  }

  static String dtmf(String id, String digit) {
    return event("ChannelDtmfReceived", "\"digit\": \"" + digit + "\", " + channel("channel", id));
  }

  static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  String next() throws InterruptedException {
    return heard.poll(20, TimeUnit.SECONDS);
  }
}
