/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.arijava.simulator.AsteriskSimulator;
import org.arijava.simulator.SimulatedCall;
import org.arijava.simulator.SimulatedEndpoint;
import org.arijava.simulator.internal.world.Dtmf;
import org.jspecify.annotations.Nullable;

/**
 * What telephones do, as a script in YAML says. Immutable.
 *
 * <p>It has the keys {@code dialplan} (a text in the form of extensions.conf), {@code endpoints}
 * and {@code calls}; the readme of the module shows an example.
 */
final class Script {
  private static final int NORMAL_CLEARING = 16;

  private final String dialplan;
  private final List<Consumer<AsteriskSimulator>> endpoints = new ArrayList<>();
  private final List<ScriptedCall> calls = new ArrayList<>();

  /**
   * A call to be made.
   *
   * @param after how long after its application is there
   */
  record ScriptedCall(
      String from, String to, List<String> args, Duration after, int times, List<Step> steps) {}

  /** A step of a call. */
  record Step(String name, Consumer<SimulatedCall> action) {}

  /**
   * Reads a script.
   *
   * @param yaml what a parser of YAML made of it
   * @throws IllegalArgumentException if something in it is not understood
   */
  Script(@Nullable Object yaml) {
    Map<?, ?> root = map(yaml, "the script");
    allow(root, "the script", "dialplan", "endpoints", "calls");
    dialplan = root.containsKey("dialplan") ? text(root, "dialplan") : "";
    for (Object endpoint : list(root.get("endpoints"))) {
      endpoints.add(endpoint(map(endpoint, "an endpoint")));
    }
    for (Object call : list(root.get("calls"))) {
      calls.add(call(map(call, "a call")));
    }
  }

  String dialplan() {
    return dialplan;
  }

  List<ScriptedCall> calls() {
    return calls;
  }

  /** Makes the endpoints behave. */
  void prepare(AsteriskSimulator asterisk) {
    endpoints.forEach(endpoint -> endpoint.accept(asterisk));
  }

  private static Consumer<AsteriskSimulator> endpoint(Map<?, ?> yaml) {
    allow(yaml, "an endpoint", "name", "is", "answersAfter");
    String name = endpointName(yaml, "name");
    if (yaml.containsKey("answersAfter") && yaml.containsKey("is")) {
      throw new IllegalArgumentException(
          "An endpoint has one of the keys is and answersAfter, not both: " + yaml);
    }
    if (yaml.containsKey("answersAfter")) {
      Duration delay = duration(text(yaml, "answersAfter"));
      return asterisk -> asterisk.endpoint(name).answersAfter(delay);
    }
    Consumer<SimulatedEndpoint> manner =
        switch (yaml.containsKey("is") ? text(yaml, "is") : "answering") {
          case "answering" -> e -> e.answersAfter(Duration.ZERO);
          case "busy" -> SimulatedEndpoint::isBusy;
          case "silent" -> SimulatedEndpoint::neverAnswers;
          case "rejecting" -> SimulatedEndpoint::rejects;
          case "unreachable" -> SimulatedEndpoint::isUnreachable;
          default ->
              throw new IllegalArgumentException(
                  "An endpoint is answering, busy, silent, rejecting or unreachable, not \""
                      + text(yaml, "is")
                      + "\"");
        };
    return asterisk -> manner.accept(asterisk.endpoint(name));
  }

  private static ScriptedCall call(Map<?, ?> yaml) {
    allow(yaml, "a call", "from", "to", "args", "after", "times", "steps");
    var steps = new ArrayList<Step>();
    for (Object step : list(yaml.get("steps"))) {
      steps.add(step(step));
    }
    return new ScriptedCall(
        endpointName(yaml, "from"),
        text(yaml, "to"),
        list(yaml.get("args")).stream().map(String::valueOf).toList(),
        yaml.containsKey("after") ? duration(text(yaml, "after")) : Duration.ZERO,
        yaml.containsKey("times") ? count(text(yaml, "times")) : 1,
        steps);
  }

  private static Step step(@Nullable Object yaml) {
    String name = yaml instanceof String only ? only : "";
    String value = "";
    if (yaml instanceof Map<?, ?> map && map.size() == 1) {
      name = String.valueOf(map.keySet().iterator().next());
      value = Objects.toString(map.values().iterator().next(), "");
    }
    return new Step(value.isEmpty() ? name : name + " " + value, action(name, value, yaml));
  }

  private static Consumer<SimulatedCall> action(String name, String value, @Nullable Object yaml) {
    boolean wantsValue =
        switch (name) {
          case "waitForMedia", "waitFor", "speak", "press", "transferTo" -> true;
          case "waitForAnswer", "waitForHangup", "hold", "unhold", "hangup" -> false;
          default -> throw new IllegalArgumentException("There is no step \"" + yaml + "\"");
        };
    if (value.isEmpty() == wantsValue && !(name.equals("hangup") && !value.isEmpty())) {
      throw new IllegalArgumentException(
          "The step %s has %s value".formatted(name, wantsValue ? "to have a" : "no"));
    }
    return switch (name) {
      case "waitForAnswer" -> SimulatedCall::waitForAnswer;
      case "waitForHangup" -> SimulatedCall::waitForHangup;
      case "waitForMedia" -> call -> call.waitForMedia(value);
      case "waitFor" -> {
        Duration duration = duration(value);
        yield call -> call.waitFor(duration);
      }
      case "speak" -> {
        Duration duration = duration(value);
        yield call -> call.speak(duration);
      }
      case "press" -> {
        if (!value.matches(Dtmf.KEYS)) {
          throw new IllegalArgumentException(
              "Keys are 0 to 9, *, # and A to D, not \"" + value + "\"");
        }
        yield call -> call.press(value);
      }
      case "transferTo" -> call -> call.transferTo(value);
      case "hold" -> SimulatedCall::hold;
      case "unhold" -> SimulatedCall::unhold;
      default -> {
        int cause = value.isEmpty() ? NORMAL_CLEARING : count(value);
        yield call -> call.hangup(cause);
      }
    };
  }

  private static String endpointName(Map<?, ?> yaml, String key) {
    String name = text(yaml, key);
    if (!name.matches("[^/]+/.+")) {
      throw new IllegalArgumentException(
          "An endpoint is a technology and a resource, such as PJSIP/alice, not \"" + name + "\"");
    }
    return name;
  }

  /** Reads a number that is at least 1. */
  private static int count(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("A number from 1 on is wanted, not \"" + text + "\"");
    }
    return Integer.parseInt(text);
  }

  private static Map<?, ?> map(@Nullable Object yaml, String what) {
    if (yaml instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(what + " has to be keys with values, not \"" + yaml + "\"");
  }

  private static List<?> list(@Nullable Object yaml) {
    return yaml instanceof List<?> list ? list : yaml == null ? List.of() : List.of(yaml);
  }

  private static String text(Map<?, ?> yaml, String key) {
    Object value = yaml.get(key);
    if (value == null) {
      throw new IllegalArgumentException("The key \"" + key + "\" is missing in " + yaml);
    }
    return String.valueOf(value);
  }

  private static void allow(Map<?, ?> yaml, String what, String... keys) {
    for (Object key : yaml.keySet()) {
      if (!List.of(keys).contains(String.valueOf(key))) {
        throw new IllegalArgumentException(
            what + " has the keys " + String.join(", ", keys) + ", but not \"" + key + "\"");
      }
    }
  }

  /** Reads {@code 3s}, {@code 250ms} or {@code 2m}. */
  private static Duration duration(String text) {
    try {
      Duration duration =
          text.endsWith("ms")
              ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
              : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException | NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException(
        "A time is written as 3s, 250ms or 2m, not \"" + text + "\"");
  }
}
