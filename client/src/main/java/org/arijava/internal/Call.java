/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.arijava.internal.codec.Json;
import org.arijava.spi.AriRequest;
import org.arijava.spi.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * One request in the making. Confined to one thread.
 *
 * <p>Parameters travel in the query, where Asterisk reads every type. They travel in the JSON body
 * when the query would not fit into Asterisk's line buffer, or a list would not survive its
 * splitter. Checks name the operation. Once the request is made, nothing can be set any more.
 */
public final class Call implements Parameters {

  /** Asterisk refuses a request line of 4,096 bytes; method, version and prefix need some. */
  private static final int LONGEST_QUERY = 3_500;

  private static final int LIKELY_QUERY = 128;

  /** Asterisk refuses a comma list of more elements; an array in a body may have more. */
  private static final int LONGEST_COMMA_LIST = 127;

  /** The largest body that Asterisk accepts. */
  private static final int LARGEST_BODY = 40_960;

  private final String method;
  private final String route;
  private String path;

  // made when there is something to put into them, which for most requests there is not
  private Set<String> ours = Set.of();
  private Map<String, String> ids = Map.of();
  private Map<String, Object> parameters = Map.of();
  private Map<String, Map<String, Object>> maps = Map.of();

  private @Nullable Map<String, Object> body;
  private boolean made;

  /** A request with this method, for the path with its variables in braces. */
  public Call(String method, String path) {
    this.method = method;
    this.route = path;
    this.path = path;
  }

  /** Fills in a variable of the path. */
  public Call id(String name, String value) {
    require(name, value);
    if (value.isEmpty()) {
      throw refused(name, "is empty");
    }
    if (value.equals(".") || value.equals("..")) { // encoded, they would be dots all the same
      throw refused(name, "must not be " + value + ", which leads to another path");
    }
    String variable = "{" + name + "}";
    if (!path.contains(variable)) {
      throw refused(name, "is no variable of the path, or has its value");
    }
    if ((value.equals("create") || value.equals("externalMedia"))
        && path.startsWith("/channels/" + variable)) {
      throw refused(name, "must not be " + value + ": Asterisk has a route of that name");
    }
    ids = filled(ids);
    ids.put(name, value);
    path = path.replace(variable, PercentEncoder.encoded(value));
    return this;
  }

  /** The same map, or one that can be put into. */
  private static <V> Map<String, V> filled(Map<String, V> map) {
    return map.isEmpty() ? new LinkedHashMap<>(4) : map;
  }

  /** The value, which must not be null. */
  public <T> T require(String name, @Nullable T value) {
    if (value == null) {
      throw new NullPointerException(operation() + ": " + name + " is null");
    }
    return value;
  }

  /** The map, which must have entries. */
  public <V> Map<String, V> requireEntries(String name, @Nullable Map<String, V> map) {
    Map<String, V> entries = require(name, map);
    if (entries.isEmpty()) {
      throw refused(name, "is empty");
    }
    return entries;
  }

  /** The first element and those that follow it. */
  public static <T> List<T> listOf(T first, T[] more) {
    List<T> list = new ArrayList<>();
    list.add(first);
    list.addAll(Arrays.asList(more));
    return list;
  }

  @Override
  public void put(String name, String value) {
    set(name, value);
  }

  @Override
  public void put(String name, long value) {
    set(name, value);
  }

  @Override
  public void put(String name, boolean value) {
    set(name, value);
  }

  @Override
  public void put(String name, List<String> values) {
    List<String> copy = new ArrayList<>();
    for (String each : require(name, values)) {
      copy.add(require("an element of " + name, each));
    }
    if (copy.isEmpty()) {
      throw refused(name, "is empty");
    }
    set(name, List.copyOf(copy));
  }

  private void set(String name, @Nullable Object value) {
    open();
    require("a parameter's name", name);
    require(name, value);
    parameters = filled(parameters);
    parameters.put(name, value);
  }

  @Override
  public void putEntry(String name, String key, Object value) {
    open();
    maps = filled(maps);
    maps.computeIfAbsent(name, n -> new LinkedHashMap<>())
        .put(require("a name in " + name, key), require(name + "." + key, value));
  }

  @Override
  public void putBody(Map<String, ?> map) {
    open();
    body = new LinkedHashMap<>(require("the body", map));
  }

  @Override
  public void putBodyEntry(String key, Object value) {
    open();
    if (body == null) {
      body = new LinkedHashMap<>();
    }
    body.put(require("a name in the body", key), require(key, value));
  }

  private void open() {
    if (made) {
      throw new IllegalStateException(
          operation() + ": is under way; options are for the lambda that they are given to");
    }
  }

  private IllegalArgumentException refused(String name, String why) {
    return new IllegalArgumentException(operation() + ": " + name + " " + why);
  }

  /** The method and the path with its variables in braces. */
  String template() {
    return method + " " + route;
  }

  /** The names of the parameters that the caller gave, and not the client of its own. */
  Set<String> given() {
    Set<String> given = new LinkedHashSet<>(parameters.keySet());
    given.addAll(maps.keySet());
    given.removeAll(ours);
    return given;
  }

  /** Chooses a fresh id unless there is one; gives the id. */
  public String generate(String name) {
    Object chosen = parameters.get(name);
    if (chosen == null) {
      chosen = UUID.randomUUID().toString();
      preset(name, (String) chosen);
    }
    return (String) chosen;
  }

  /** Sets a value unless there is one. */
  public Call preset(String name, String value) {
    if (!parameters.containsKey(name)) {
      ours = ours.isEmpty() ? new HashSet<>(4) : ours;
      ours.add(name);
      set(name, value);
    }
    return this;
  }

  /** The identity under a name of the path; an empty text for none. */
  String id(String name) {
    return ids.getOrDefault(name, "");
  }

  /** The list under a name; empty for none. */
  List<String> list(String name) {
    return parameters.get(name) instanceof List<?> list ? texts(list) : List.of();
  }

  boolean is(String wanted, String pathEnd) {
    return method.equals(wanted) && path.startsWith("/applications/") && path.endsWith(pathEnd);
  }

  /** The path so far, encoded. */
  String path() {
    return path;
  }

  /** The method and the path, for messages. */
  String operation() {
    return method + " " + path;
  }

  /** The finished request. */
  AriRequest request(Duration timeout) {
    made = true;
    String query = query();
    boolean inBody = query.length() + path.length() > LONGEST_QUERY || anyNeedsBody();
    if (inBody && body != null) {
      throw new IllegalArgumentException(
          operation() + ": the parameters beside the body do not fit into a query of Asterisk's");
    }
    byte[] bytes = body(inBody);
    if (bytes != null && bytes.length > LARGEST_BODY) {
      throw new IllegalArgumentException(
          operation()
              + ": the body has "
              + bytes.length
              + " bytes and Asterisk takes at most "
              + LARGEST_BODY);
    }
    return new AriRequest(method, path(), inBody ? "" : query, bytes, timeout);
  }

  private byte @Nullable [] body(boolean withParameters) {
    Map<String, ?> json = body == null ? maps : body;
    if (withParameters) {
      Map<String, Object> all = new LinkedHashMap<>(maps);
      all.putAll(parameters);
      json = all;
    }
    return body == null && json.isEmpty() ? null : Json.write(json);
  }

  private String query() {
    if (parameters.isEmpty()) {
      return "";
    }
    StringBuilder query = new StringBuilder(LIKELY_QUERY);
    parameters.forEach(
        (name, value) -> {
          query.append(query.isEmpty() ? "" : "&");
          query.append(PercentEncoder.encoded(name)).append('=');
          query.append(PercentEncoder.encoded(text(value)));
        });
    return query.toString();
  }

  private static String text(Object value) {
    return value instanceof List<?> list ? String.join(",", texts(list)) : value.toString();
  }

  /** A list among the parameters, where there are none but of texts. */
  @SuppressWarnings("unchecked")
  private static List<String> texts(List<?> list) {
    return (List<String>) list;
  }

  private boolean anyNeedsBody() {
    for (Object value : parameters.values()) {
      if (needsBody(value)) {
        return true;
      }
    }
    return false;
  }

  /** Whether Asterisk's list splitter would refuse the list or take its elements apart. */
  private static boolean needsBody(Object value) {
    return value instanceof List<?> list
        && (list.size() > LONGEST_COMMA_LIST || anyHasSpecial(texts(list)));
  }

  private static boolean anyHasSpecial(List<String> list) {
    for (String text : list) {
      if (text.isEmpty() || hasSpecial(text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasSpecial(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (",\"\\()[]".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The encoded query of a handshake for these applications. */
  public static String handshake(List<String> apps, boolean subscribeAll) {
    List<String> encoded = new ArrayList<>();
    for (String app : apps) {
      encoded.add(PercentEncoder.encoded(app));
    }
    return "app=" + String.join(",", encoded) + (subscribeAll ? "&subscribeAll=true" : "");
  }

  /** Percent-encoding for Asterisk, which also decodes {@code +} in paths. */
  private static final class PercentEncoder {
    private static final String PLAIN =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final boolean[] IS_PLAIN = new boolean[128];
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    static {
      for (char c : PLAIN.toCharArray()) {
        IS_PLAIN[c] = true;
      }
    }

    static String encoded(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (!isPlain(text.charAt(i))) {
          return escaped(text);
        }
      }
      return text;
    }

    private static String escaped(String text) {
      StringBuilder out = new StringBuilder(text.length() + 16);
      for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
        if (isPlain((char) (b & 0xFF))) {
          out.append((char) b);
        } else {
          out.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
        }
      }
      return out.toString();
    }

    private static boolean isPlain(char c) {
      return c < IS_PLAIN.length && IS_PLAIN[c];
    }
  }
}
