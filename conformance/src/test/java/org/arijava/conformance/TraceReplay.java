/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.arijava.conformance.Trace.Step;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Does to a server what a trace did: the same requests, no sooner than the events that came before
 * them in the trace have come, and after the same pauses. Where time passes by itself they are not
 * too long; where it is held it passes as it did in the trace. Confined to one thread.
 */
final class TraceReplay implements AutoCloseable {

  /** How long what came in the trace is waited for; what comes later is a difference. */
  private static final long PATIENCE_MILLIS = 5_000;

  private static final long LONGEST_ANSWER_SECONDS = 30;

  /** How long something is on its way here, at most, when it has been sent. */
  private static final long TRANSIT_MILLIS = 200;

  /** How long a busy machine may hold up the server of a held clock. */
  private static final long STALL_MILLIS = 2_000;

  /** How much more time, at most, passes by a held clock for what is missing. */
  private static final Duration HELD_PATIENCE = Duration.ofSeconds(1);

  private static final double NANOS_OF_A_MILLISECOND = 1_000_000;

  /** The kinds of sources by the fields that tell what an application is subscribed to. */
  private static final Map<String, String> SUBSCRIBED =
      Map.of(
          "channel_ids", "channel",
          "bridge_ids", "bridge",
          "endpoint_ids", "endpoint",
          "device_names", "deviceState");

  private static final Duration FIRST_WAIT = Duration.ofMillis(10);

  private final RawHttp http;
  private final Map<String, String> texts;
  private final int longestPause;
  private final @Nullable Consumer<Duration> clock;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<TraceRun.Received> arrivals = new LinkedBlockingQueue<>();
  private final Map<Integer, WebSocket> sockets = new HashMap<>();
  private final Map<String, CompletableFuture<RawHttp.Answer>> pending = new HashMap<>();
  private final TraceRun recorded = new TraceRun();
  private final TraceRun replayed = new TraceRun();
  private final Set<String> omitted;
  private int missing;

  /**
   * A replay on a server.
   *
   * @param texts what stands in the trace for other things here, such as a port
   * @param longestPause in milliseconds, what longer pauses of the trace are cut to
   * @param clock lets time pass; null where it passes by itself
   * @param omitted the ids of the requests that are not sent
   */
  TraceReplay(
      RawHttp http,
      Map<String, String> texts,
      int longestPause,
      @Nullable Consumer<Duration> clock,
      Set<String> omitted) {
    this.longestPause = longestPause;
    this.clock = clock;
    this.omitted = omitted;
    this.http = http;
    this.texts = new HashMap<>(texts);
  }

  /** Replays the whole trace and tells the differences. */
  Set<String> differences(Trace trace) throws Exception {
    double last = trace.steps().get(0).at();
    for (Step step : trace.steps()) {
      if (step instanceof Step.Arrival arrival) {
        recorded.received(new TraceRun.Received(arrival.socket(), arrival.event()));
        last = clock == null ? arrival.at() : last;
        continue;
      }
      if (step instanceof Step.Request request && omitted.contains(request.exchange().id())
          || step instanceof Step.Answer answer && omitted.contains(answer.exchange().id())) {
        continue;
      }
      if (clock != null) {
        pass(step.at() - last);
        catchUp(clock);
      } else if (!(step instanceof Step.Answer)) {
        catchUp();
        pause(Math.min(step.at() - last, longestPause));
      }
      last = step.at();
      if (step instanceof Step.Connect connect) {
        connect(connect);
      } else if (step instanceof Step.Close close) {
        close(close.socket());
      } else if (step instanceof Step.Request request) {
        send(request.exchange());
      } else if (step instanceof Step.Answer answer) {
        receive(answer.exchange());
      }
    }
    for (int socket : List.copyOf(sockets.keySet())) {
      close(socket);
    }
    return recorded.differences(trace, replayed);
  }

  private void connect(Step.Connect connect) {
    String url = "ws" + http.server().toString().substring("http".length()).replaceAll("/$", "");
    sockets.put(
        connect.socket(),
        client
            .newWebSocketBuilder()
            .header("Authorization", http.authorization())
            .buildAsync(
                URI.create(url + connect.target()), new Listener(connect.socket(), connect.heard()))
            .join());
  }

  private void close(int socket) throws Exception {
    WebSocket open = sockets.remove(socket);
    if (open != null) {
      open.sendClose(WebSocket.NORMAL_CLOSURE, "").get(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void send(Trace.Exchange exchange) {
    String target = here(exchange.target());
    String body = exchange.body() == null ? null : here(exchange.body());
    recorded.answered(exchange.id(), new RawHttp.Answer(exchange.status(), exchange.answer()));
    pending.put(
        exchange.id(),
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return http.send(exchange.method(), target, body, exchange.contentType());
              } catch (IOException e) {
                return new RawHttp.Answer(0, e.toString());
              }
            },
            threads));
  }

  private void receive(Trace.Exchange exchange) throws Exception {
    CompletableFuture<RawHttp.Answer> coming = pending.remove(exchange.id());
    if (clock != null) {
      for (Duration wait = FIRST_WAIT;
          !arrives(coming) && wait.compareTo(HELD_PATIENCE) < 0;
          wait = wait.multipliedBy(2)) {
        clock.accept(wait);
      }
    }
    RawHttp.Answer answer = coming.get(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS);
    replayed.answered(exchange.id(), answer);
    String value = value(exchange.answer());
    String given = value(answer.body());
    if (value != null && given != null && value.length() > 30 && !value.equals(given)) {
      texts.put(value, given);
    }
  }

  private static @Nullable String value(String body) {
    return body.startsWith("{\"value\":\"")
        ? Trace.JSON.readTree(body).get("value").asString()
        : null;
  }

  /** Waits for as many events as the trace had by now. */
  private void catchUp() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (replayed.events().size() + missing < recorded.events().size()) {
      TraceRun.Received event = arrivals.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event == null) {
        missing = recorded.events().size() - replayed.events().size();
        return;
      }
      replayed.received(event);
    }
  }

  /** Lets a held clock pass, if that is in the future, and receives what comes meanwhile. */
  private void pass(double millis) throws InterruptedException {
    if (clock != null && millis > 0) {
      clock.accept(Duration.ofNanos((long) (millis * NANOS_OF_A_MILLISECOND)));
    }
    arrivals.drainTo(replayed.events());
  }

  /** As {@link #catchUp()}; what is late by the held clock is given a little more of its time. */
  private void catchUp(Consumer<Duration> held) throws InterruptedException {
    Duration wait = FIRST_WAIT;
    while (replayed.events().size() + missing < recorded.events().size()) {
      boolean mayPass = wait.compareTo(HELD_PATIENCE) < 0;
      TraceRun.Received event =
          arrivals.poll(mayPass ? TRANSIT_MILLIS : STALL_MILLIS, TimeUnit.MILLISECONDS);
      if (event != null) {
        replayed.received(event);
      } else if (mayPass) {
        held.accept(wait);
        wait = wait.multipliedBy(2);
      } else {
        missing = recorded.events().size() - replayed.events().size();
      }
    }
  }

  private static boolean arrives(Future<?> coming) throws InterruptedException {
    try {
      coming.get(TRANSIT_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    }
  }

  /** Receives what comes in so many milliseconds. */
  private void pause(double millis) throws InterruptedException {
    long end = System.nanoTime() + (long) (millis * NANOS_OF_A_MILLISECOND);
    TraceRun.Received event;
    while ((event = arrivals.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS)) != null) {
      replayed.received(event);
    }
  }

  /** The text of the trace as it has to be here: with the ids that were generated here. */
  private String here(String text) {
    String result = text;
    for (Map.Entry<String, String> each : texts.entrySet()) {
      result = result.replace(each.getKey(), each.getValue());
    }
    List<String> then = new ArrayList<>(recorded.generatedIds());
    List<String> now = new ArrayList<>(replayed.generatedIds());
    for (String id : TraceNormalizer.generatedIds(result)) {
      int index = then.indexOf(id);
      if (index >= 0 && index < now.size()) {
        result = result.replace(id, now.get(index));
      }
    }
    return result;
  }

  /** Whether nothing could be left behind that would be in the way of another trace. */
  boolean cleanUp() throws IOException {
    unsubscribe();
    return hangUp();
  }

  private void unsubscribe() throws IOException {
    for (JsonNode application : list("applications")) {
      for (Map.Entry<String, String> kind : SUBSCRIBED.entrySet()) {
        for (JsonNode id : application.get(kind.getKey())) {
          String source = encode(kind.getValue() + ":" + id.asString());
          String target =
              "/ari/applications/%s/subscription?eventSource=%s"
                  .formatted(encode(application.get("name").asString()), source);
          while (http.send("DELETE", target, null, null).status() == 200) {
            // Subscriptions count.
          }
        }
      }
    }
  }

  private boolean hangUp() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    List<JsonNode> channels = list("channels");
    while (!channels.isEmpty() && System.nanoTime() < deadline) {
      for (JsonNode channel : channels) {
        delete("channels", channel.get("id"));
      }
      channels = list("channels");
    }
    while (!list("applications").isEmpty() && System.nanoTime() < deadline) {
      unsubscribe();
    }
    for (JsonNode bridge : list("bridges")) {
      delete("bridges", bridge.get("id"));
    }
    for (JsonNode recording : list("recordings/stored")) {
      delete("recordings/stored", recording.get("name"));
    }
    return list("channels").isEmpty() && list("applications").isEmpty();
  }

  /** What there is; asked again when Asterisk fails over what ends while it lists it. */
  private List<JsonNode> list(String things) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    JsonNode list;
    do {
      list = Trace.JSON.readTree(http.send("GET", "/ari/" + things, null, null).body());
    } while (!list.isArray() && System.nanoTime() < deadline);
    if (!list.isArray()) {
      throw new IOException("GET /" + things + ": " + list);
    }
    return list.valueStream().toList();
  }

  private void delete(String things, JsonNode name) throws IOException {
    http.send("DELETE", "/ari/" + things + "/" + encode(name.asString()), null, null);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    sockets.values().forEach(WebSocket::abort);
    threads.shutdownNow();
  }

  private final class Listener implements WebSocket.Listener {
    private final int socket;
    private final boolean heard;
    private final StringBuilder text = new StringBuilder();

    Listener(int socket, boolean heard) {
      this.socket = socket;
      this.heard = heard;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        if (heard) {
          arrivals.add(new TraceRun.Received(socket, Trace.JSON.readTree(text.toString())));
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
