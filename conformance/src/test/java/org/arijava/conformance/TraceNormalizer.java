/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Takes out of JSON what differs between two runs of the same: times, generated ids and numbers.
 * Generated ids of channels get numbers by their age, so that who is who stays visible. Confined to
 * one thread.
 */
final class TraceNormalizer {

  private static final Pattern UNIQUE_ID = Pattern.compile("\\b\\d{10}\\.\\d+");
  private static final Map<Pattern, String> TEXTS = texts();
  private static final Set<String> VOLATILE =
      Set.of(
          "asterisk_id",
          "creationtime",
          "date",
          "duration_ms",
          "entity_id",
          "last_reload_time",
          "local_ssrc",
          "remote_ssrc",
          "rxcount",
          "rxoctetcount",
          "startup_time",
          "timestamp",
          "txcount",
          "txoctetcount",
          "use_count",
          "version");

  /** Where a channel is in the dialplan: it goes on there while others look. */
  private static final Pattern PROGRESS =
      Pattern.compile("/dialplan/(priority|app_name|app_data)$");

  private static final Set<String> DURATIONS =
      Set.of("duration", "silence_duration", "talking_duration");

  private final Map<String, String> ids = new TreeMap<>();

  private static Map<Pattern, String> texts() {
    Map<Pattern, String> texts = new LinkedHashMap<>();
    texts.put(
        Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "<uuid>");
    texts.put(Pattern.compile("-[0-9a-f]{8}(?=;[12]|$|[^0-9a-zA-Z])"), "-<n>");
    texts.put(Pattern.compile("0x[0-9a-f]+"), "<pointer>");
    texts.put(Pattern.compile("127\\.0\\.0\\.[12]:\\d+"), "<address>");
    texts.put(Pattern.compile("rport=\\d+"), "<port>");
    texts.put(Pattern.compile("^\\d+ (?=MESSAGE$)"), "<n> ");
    texts.put(Pattern.compile("^RIFF.*|<\\d+ bytes binary>", Pattern.DOTALL), "<audio>");
    return texts;
  }

  /** The generated ids of channels in the text, whose last number tells their age. */
  static Set<String> generatedIds(String text) {
    Set<String> found = new TreeSet<>(Comparator.comparingLong(TraceNormalizer::age));
    UNIQUE_ID.matcher(text).results().map(MatchResult::group).forEach(found::add);
    return found;
  }

  private static long age(String id) {
    return Long.parseLong(id.substring(id.indexOf('.') + 1));
  }

  /** Learns all generated ids that occur, before it is asked for anything. */
  void learn(Set<String> generated) {
    int n = 1;
    for (String id : generated) {
      ids.put(id, "<id" + n++ + ">");
    }
  }

  /** The values at their paths; the order of arrays of things does not count. */
  Map<String, String> flat(JsonNode node) {
    Map<String, String> values = new TreeMap<>();
    flatten("", node, values);
    return values;
  }

  private void flatten(String path, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      values.put(path + "/", "{}");
      node.properties().forEach(e -> flatten(path + "/" + e.getKey(), e.getValue(), values));
    } else if (node.isArray()) {
      List<Map<String, String>> items = new ArrayList<>();
      node.forEach(item -> items.add(flat(item)));
      if (!path.endsWith("/args")) {
        items.sort(Comparator.comparing(item -> item.getOrDefault("/id", "") + item));
      }
      values.put(path + "/", "[" + items.size() + "]");
      for (int i = 0; i < items.size(); i++) {
        String at = path + "/" + i;
        items.get(i).forEach((k, v) -> values.put(at + k, v));
      }
    } else {
      values.put(path, value(path, node));
    }
  }

  private String value(String path, JsonNode node) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (VOLATILE.contains(name) || PROGRESS.matcher(path).find()) {
      return "<" + name + ">";
    }
    if (node.isNumber()) {
      return DURATIONS.contains(name) ? "<number>" : node.toString();
    }
    if (!node.isString()) {
      return node.toString();
    }
    String text = node.asString();
    return text.startsWith("/") ? "<path>" : '"' + text(text) + '"';
  }

  /** The text without what differs between runs. */
  String text(String text) {
    Matcher matcher = UNIQUE_ID.matcher(text);
    String result = matcher.replaceAll(m -> ids.getOrDefault(m.group(), "<id>"));
    for (Map.Entry<Pattern, String> each : TEXTS.entrySet()) {
      result = each.getKey().matcher(result).replaceAll(each.getValue());
    }
    return result;
  }
}
