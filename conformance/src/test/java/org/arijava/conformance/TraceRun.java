/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What came of the requests of a trace, once: when it was recorded, or in a replay. Confined to one
 * thread.
 */
final class TraceRun {

  /** An event and the socket that it came by. */
  record Received(int socket, JsonNode event) {

    /** The object that it is about, the kind of event, and where it was heard. */
    String stream(TraceNormalizer normal) {
      return socket
          + " "
          + event.path("application").asString("")
          + " "
          + normal.text(object(event));
    }

    private static String object(JsonNode event) {
      for (String name :
          List.of("channel", "peer", "playback", "bridge", "recording", "endpoint")) {
        JsonNode object = event.path(name);
        if (object.isObject()) {
          return name.replace("peer", "channel")
              + " "
              + Stream.of("id", "name", "resource")
                  .map(object::path)
                  .filter(JsonNode::isString)
                  .map(JsonNode::asString)
                  .findFirst()
                  .orElse("");
        }
      }
      return event.path("device_state").path("name").asString(event.path("type").asString());
    }
  }

  private static final int CREATED = 201;

  /** What an answer tells of a playback or recording that may have begun, or not, by then. */
  private static final Set<String> PROGRESSING = Set.of("/state", "/media_uri", "/next_media_uri");

  /** Asked for in several places at once, and told as often as somebody asked in time. */
  private static final String HANGUP = "ChannelHangupRequest";

  /** Events that have no steady place among the others of their object. */
  private static final Set<String> APART =
      Set.of("BridgeBlindTransfer", "ChannelStateChange", "ChannelVarset(BRIDGEPVTCALLID)", "Dial");

  /** Events that come or do not, or come more than once, as it happens. */
  private static final Set<String> UNSTEADY =
      Set.of("ChannelDialplan(Wait)", "ChannelVarset(BRIDGEPEER)");

  private static final Pattern MEASURED =
      Pattern.compile("ChannelVarset\\((RTPAUDIOQOS.*|.*TIME|.*TIME_MS)\\)");

  private final Map<String, RawHttp.Answer> answers = new TreeMap<>();
  private final List<Received> events = new ArrayList<>();

  void answered(String exchange, RawHttp.Answer answer) {
    answers.put(exchange, answer);
  }

  void received(Received event) {
    events.add(event);
  }

  List<Received> events() {
    return events;
  }

  RawHttp.Answer answer(String exchange) {
    return answers.get(exchange);
  }

  /** All generated ids of channels, oldest first. */
  Set<String> generatedIds() {
    return TraceNormalizer.generatedIds(
        Stream.concat(
                answers.values().stream().map(RawHttp.Answer::body),
                events.stream().map(each -> each.event().toString()))
            .collect(Collectors.joining("\n")));
  }

  /** How the other run, of the same trace, differs from this one. */
  Set<String> differences(Trace trace, TraceRun other) {
    TraceNormalizer mine = new TraceNormalizer();
    mine.learn(generatedIds());
    TraceNormalizer others = new TraceNormalizer();
    others.learn(other.generatedIds());
    Set<String> differences = new TreeSet<>();
    for (Trace.Step step : trace.steps()) {
      if (step instanceof Trace.Step.Request request
          && other.answers.containsKey(request.exchange().id())) {
        Trace.Exchange exchange = request.exchange();
        compare(
            "answer %s %s %s"
                .formatted(exchange.id(), exchange.method(), mine.text(exchange.target())),
            answer(exchange.id()),
            mine,
            other.answer(exchange.id()),
            others,
            differences);
      }
    }
    compareEvents(mine, other, others, differences);
    return differences;
  }

  private static void compare(
      String what,
      RawHttp.Answer expected,
      TraceNormalizer mine,
      RawHttp.Answer actual,
      TraceNormalizer others,
      Set<String> differences) {
    if (expected.status() != actual.status()) {
      differences.add(
          "%s: status %d, not %d %s"
              .formatted(what, actual.status(), expected.status(), others.text(actual.body())));
    } else if (!expected.body().contains("<elided")) {
      Map<String, String> wanted = mine.flat(json(expected.body()));
      Map<String, String> given = others.flat(json(actual.body()));
      if (expected.status() == CREATED) {
        wanted.keySet().removeAll(PROGRESSING);
        given.keySet().removeAll(PROGRESSING);
      }
      compareValues(what, wanted, given, differences);
    }
  }

  private static JsonNode json(String body) {
    return body.startsWith("{") || body.startsWith("[")
        ? Trace.JSON.readTree(body)
        : Trace.JSON.stringNode(body);
  }

  private static void compareValues(
      String what,
      Map<String, String> expected,
      Map<String, String> actual,
      Set<String> differences) {
    Set<String> paths = new TreeSet<>(expected.keySet());
    paths.addAll(actual.keySet());
    for (String path : paths) {
      String wanted = expected.getOrDefault(path, "nothing");
      String given = actual.getOrDefault(path, "nothing");
      if (!wanted.equals(given)) {
        differences.add("%s: %s is %s, not %s".formatted(what, path, given, wanted));
      }
    }
  }

  private void compareEvents(
      TraceNormalizer mine, TraceRun other, TraceNormalizer others, Set<String> differences) {
    Map<String, List<JsonNode>> expected = streams(mine);
    Map<String, List<JsonNode>> actual = other.streams(others);
    Set<String> names = new TreeSet<>(expected.keySet());
    names.addAll(actual.keySet());
    for (String name : names) {
      List<JsonNode> wanted = expected.getOrDefault(name, List.of());
      List<JsonNode> given = actual.getOrDefault(name, List.of());
      List<String> wantedTypes = wanted.stream().map(TraceRun::label).toList();
      List<String> givenTypes = given.stream().map(TraceRun::label).toList();
      if (!wantedTypes.equals(givenTypes)) {
        differences.add(
            "events of %s: %s, not %s"
                .formatted(name, String.join(" ", givenTypes), String.join(" ", wantedTypes)));
      } else {
        for (int i = 0; i < wanted.size(); i++) {
          compareValues(
              "event %d of %s, %s".formatted(i, name, wantedTypes.get(i)),
              steady(wantedTypes.get(i), mine.flat(wanted.get(i))),
              steady(wantedTypes.get(i), others.flat(given.get(i))),
              differences);
        }
      }
    }
  }

  /**
   * Without what is a matter of chance or of time: how well media flowed and how long, who else is
   * in a bridge that several leave at once, and whether the second half of a Local call heard a
   * cause of its end.
   */
  private static Map<String, String> steady(String label, Map<String, String> values) {
    if (label.equals("ChannelLeftBridge") || label.equals("BridgeVideoSourceChanged")) {
      values.keySet().removeIf(path -> path.startsWith("/bridge/channels/"));
    }
    values.remove("/peer/state");
    if (MEASURED.matcher(label).matches()) {
      values.remove("/value");
    }
    if (values.getOrDefault("/device_state/name", "").startsWith("\"Local/")) {
      values.remove("/device_state/state");
    }
    if (label.equals("ChannelDestroyed")
        && values.getOrDefault("/channel/name", "").endsWith(";2\"")
        && Set.of("0", "16").contains(values.getOrDefault("/cause", ""))) {
      values.keySet().removeAll(Set.of("/cause", "/cause_txt"));
    }
    return values;
  }

  private static JsonNode last(List<JsonNode> events) {
    return events.get(events.size() - 1);
  }

  private static String label(JsonNode event) {
    String detail =
        Stream.of("dialstatus", "variable", "digit", "dialplan_app")
            .map(event::path)
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .collect(Collectors.joining(","));
    return event.path("type").asString() + (detail.isEmpty() ? "" : "(" + detail + ")");
  }

  /**
   * The events by object, in their order. What Asterisk itself does not keep in order is apart: the
   * states of a channel race with what is told of its dialling and its end.
   */
  private Map<String, List<JsonNode>> streams(TraceNormalizer normal) {
    Map<String, List<JsonNode>> streams = new LinkedHashMap<>();
    for (Received each : events) {
      String label = label(each.event());
      if (!UNSTEADY.contains(label)) {
        String part = APART.contains(label) ? ", " + label : "";
        List<JsonNode> stream =
            streams.computeIfAbsent(each.stream(normal) + part, x -> new ArrayList<>());
        if (!label.equals(HANGUP) || stream.isEmpty() || !label(last(stream)).equals(HANGUP)) {
          stream.add(each.event());
        }
      }
    }
    return streams;
  }
}
