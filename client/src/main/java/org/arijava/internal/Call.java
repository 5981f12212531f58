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

  /** Asterisk refuses a comma list of more elements; an array in a body may have more. */
  private static final int LONGEST_COMMA_LIST = 127;

  /** The largest body that Asterisk accepts. */
  private static final int LARGEST_BODY = 40_960;

  private final String method;
  private final String route;
  private final Set<String> ours = new HashSet<>(1);
  private final StringBuilder path = new StringBuilder();
  private final Map<String, String> ids = new LinkedHashMap<>(2);
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> maps = new LinkedHashMap<>();
  private @Nullable Map<String, Object> body;
  private boolean made;

  /** A request with this method, for the path with its variables in braces. */
  public Call(String method, String path) {
    this.method = method;
    this.route = path;
    this.path.append(path);
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
    int at = path.indexOf(variable);
    if (path.indexOf("/channels/{") == 0
        && at == "/channels/".length()
        && (value.equals("create") || value.equals("externalMedia"))) {
      throw refused(name, "must not be " + value + ": Asterisk has a route of that name");
    }
    ids.put(name, value);
    path.replace(at, at + variable.length(), PercentEncoder.encoded(value));
    return this;
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
    parameters.put(require("a parameter's name", name), require(name, value));
  }

  @Override
  public void putEntry(String name, String key, Object value) {
    open();
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
    mark(name);
    return (String) parameters.computeIfAbsent(name, n -> UUID.randomUUID().toString());
  }

  /** Sets a value unless there is one. */
  public Call preset(String name, String value) {
    mark(name);
    parameters.putIfAbsent(name, value);
    return this;
  }

  private void mark(String name) {
    if (!parameters.containsKey(name)) {
      ours.add(name);
    }
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
    return method.equals(wanted)
        && path.indexOf("/applications/") == 0
        && path.toString().endsWith(pathEnd);
  }

  /** The path so far, encoded. */
  String path() {
    return path.toString();
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
    StringBuilder query = new StringBuilder();
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

    static String encoded(String text) {
      return isPlain(text) ? text : escaped(text);
    }

    private static boolean isPlain(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (PLAIN.indexOf(text.charAt(i)) < 0) {
          return false;
        }
      }
      return true;
    }

    private static String escaped(String text) {
      StringBuilder out = new StringBuilder();
      for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
        if (PLAIN.indexOf(b) >= 0) {
          out.append((char) b);
        } else {
          out.append('%')
              .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
              .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
        }
      }
      return out.toString();
    }
  }
}
