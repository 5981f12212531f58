/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many calls a simulated Asterisk carries: so many are made at once, each is answered, played
 * to and hung up by an application in the same JVM, and the figures are printed. {@code make load}
 * runs it with 10,000 calls on two processors.
 */
final class LoadRun {
  private static final int MEGABYTE = 1_000_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Semaphore inFlight = new Semaphore(40);
  private final AtomicInteger failures = new AtomicInteger();
  private URI base = URI.create("http://127.0.0.1/");

  private LoadRun() {}

  /** Prints the figures; the argument is the number of calls. */
  public static void main(String[] args) throws Exception {
    new LoadRun().run(args.length == 0 ? 10_000 : Integer.parseInt(args[0]));
  }

  private void run(int count) throws Exception {
    var answered = new CountDownLatch(count);
    var ended = new CountDownLatch(count);
    try (var asterisk =
        AsteriskSimulator.start(
            o -> o.sessionLimit(1000).webSocketWriteTimeout(Duration.ofSeconds(30)))) {
      base = asterisk.url();
      http.newWebSocketBuilder()
          .header("Authorization", Caller.basic("hey", "peekaboo"))
          .buildAsync(
              URI.create("ws://127.0.0.1:" + base.getPort() + "/ari/events?app=load"),
              new Listener(answered, ended))
          .join();
      long start = System.nanoTime();
      List<SimulatedCall> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        calls.add(asterisk.call("PJSIP/" + i, "load"));
      }
      print("made", count, start);
      check(answered.await(300, TimeUnit.SECONDS));
      print("all up at once, each answered and played to", count, start);
      System.gc();
      Runtime memory = Runtime.getRuntime();
      System.out.printf(
          "heap in use: %d MB, of at most %d MB%n",
          (memory.totalMemory() - memory.freeMemory()) / MEGABYTE, memory.maxMemory() / MEGABYTE);
      long hangups = System.nanoTime();
      calls.forEach(SimulatedCall::hangup);
      check(ended.await(300, TimeUnit.SECONDS));
      print("hung up", count, hangups);
      print("whole calls", count, start);
      System.out.println("failed requests: " + failures.get());
      System.out.println(
          "processors: " + memory.availableProcessors() + ", resident at most: " + residentPeak());
    }
  }

  /** What Linux says of the most memory that this process had at once. */
  private static String residentPeak() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return "not known here";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.substring("VmHWM:".length()).strip())
        .findFirst()
        .orElse("not known here");
  }

  private static void check(boolean done) {
    if (!done) {
      throw new IllegalStateException("Not done after five minutes");
    }
  }

  private static void print(String what, int count, long since) {
    double seconds = (System.nanoTime() - since) / 1e9;
    System.out.printf("%s: %d in %.1f s, %.0f/s%n", what, count, seconds, count / seconds);
  }

  private CompletionStage<?> post(String path) {
    inFlight.acquireUninterruptibly();
    var request =
        HttpRequest.newBuilder(base.resolve("/ari" + path))
            .header("Authorization", Caller.basic("hey", "peekaboo"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return http.sendAsync(request, BodyHandlers.discarding())
        .whenComplete(
            (response, e) -> {
              inFlight.release();
              if (e != null || response.statusCode() >= 300) {
                failures.incrementAndGet();
              }
            });
  }

  private final class Listener implements WebSocket.Listener {
    private final CountDownLatch answered;
    private final CountDownLatch ended;
    private final StringBuilder text = new StringBuilder();

    Listener(CountDownLatch answered, CountDownLatch ended) {
      this.answered = answered;
      this.ended = ended;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        String event = text.toString();
        text.setLength(0);
        if (event.contains("\"type\":\"StasisStart\"")) {
          String id = event.replaceFirst("(?s).*\"channel\":\\{\"id\":\"([^\"]*)\".*", "$1");
          post("/channels/" + id + "/answer");
          post("/channels/" + id + "/play?media=sound:beep").thenRun(answered::countDown);
        } else if (event.contains("\"type\":\"StasisEnd\"")) {
          ended.countDown();
        }
      }
      socket.request(1);
      return null;
    }
  }
}
