/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A recording: what was done and what came of it, in its order. Immutable.
 *
 * @param name its scenario
 * @param steps in the order of their times
 */
record Trace(String name, List<Step> steps) {

  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

  /** How long before a recording its prelude began, in milliseconds. */
  private static final double PAUSE = 500;

  /** The end of the name of what was done before a recording began. */
  private static final String PRELUDE = "prelude";

  /** What happened, {@code at} so many milliseconds of one clock. */
  sealed interface Step {
    double at();

    /**
     * A socket of the client opens; {@code target} is path and query. What came by it was not
     * recorded if it is not {@code heard}.
     */
    record Connect(double at, int socket, String target, boolean heard) implements Step {}

    /** A socket is closed by the client. */
    record Close(double at, int socket) implements Step {}

    /** A request leaves. */
    record Request(double at, Exchange exchange) implements Step {}

    /** The answer to a request is there. */
    record Answer(double at, Exchange exchange) implements Step {}

    /** An event arrives. */
    record Arrival(double at, int socket, JsonNode event) implements Step {}
  }

  /** A request and the answer that it got. */
  record Exchange(
      String id,
      String method,
      String target,
      @Nullable String body,
      @Nullable String contentType,
      int status,
      String answer) {}

  /** Reads a recording of one client, or of several that took part in one scenario. */
  static Trace read(String... names) throws IOException {
    List<Step> steps = new ArrayList<>();
    for (int socket = names.length - 1; socket >= 0; socket--) {
      double first = steps.stream().mapToDouble(Step::at).min().orElse(0);
      steps.addAll(part(names[socket], socket, first - PAUSE));
    }
    steps.sort(Comparator.comparingDouble(Step::at));
    return new Trace(names[names.length - 1], List.copyOf(steps));
  }

  /** How long the recording took, in milliseconds. */
  double millis() {
    return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).at() - steps.get(0).at();
  }

  private static List<Step> part(String name, int socket, double before) throws IOException {
    List<JsonNode> events = lines(name + ".events.jsonl");
    List<JsonNode> rest = lines(name + ".rest.jsonl");
    List<JsonNode> timeline = lines(name + ".timeline.jsonl");
    double start = name.endsWith(PRELUDE) ? before : start(events, timeline);
    List<Step> steps = new ArrayList<>();
    for (JsonNode line : timeline) {
      double at = start + line.get("t").asDouble();
      int n = line.path("n").asInt();
      switch (line.get("k").asString()) {
        case "ws-connect" ->
            steps.add(
                new Step.Connect(
                    at, socket, target(line.get("url").asString()), !name.endsWith(PRELUDE)));
        case "ws-close" -> steps.add(new Step.Close(at, socket));
        case "rest-req" -> steps.add(new Step.Request(at, exchange(socket, rest.get(n))));
        case "rest-res" -> steps.add(new Step.Answer(at, exchange(socket, rest.get(n))));
        case "ws-in" -> steps.add(new Step.Arrival(at, socket, events.get(n)));
        default -> {
          // The recorder's own notes.
        }
      }
    }
    return steps;
  }

  /** The moment of the recorder's zero: Asterisk's times tell it, if there are any. */
  private static double start(List<JsonNode> events, List<JsonNode> timeline) {
    return timeline.stream()
        .filter(line -> line.get("k").asString().equals("ws-in"))
        .mapToDouble(
            line ->
                OffsetDateTime.parse(
                            events.get(line.get("n").asInt()).get("timestamp").asString(), TIME)
                        .toInstant()
                        .toEpochMilli()
                    - line.get("t").asDouble())
        .sorted()
        .findFirst()
        .orElse(0);
  }

  private static String target(String url) {
    return url.substring(url.indexOf("/ari/"));
  }

  private static Exchange exchange(int socket, JsonNode rest) {
    return new Exchange(
        socket + "." + rest.get("n").asInt(),
        rest.get("method").asString(),
        rest.get("target").asString(),
        text(rest, "body"),
        text(rest, "content_type"),
        rest.get("status").asInt(),
        Objects.requireNonNullElse(text(rest, "response_body"), ""));
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isString() ? value.asString() : null;
  }

  private static List<JsonNode> lines(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Trace.class.getResourceAsStream("traces/" + file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .map(JSON::readTree)
          .toList();
    }
  }
}
