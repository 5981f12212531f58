/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.arijava.internal.codec.Json;
import org.arijava.spi.AriRequest;
import org.arijava.spi.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * One request in the making. Confined to one thread.
 *
 * <p>Parameters travel in the query, where Asterisk reads every type. They travel in the JSON body
 * when the query would not fit into Asterisk's line buffer, or would not survive its list splitter.
 */
public final class Call implements Parameters {

  /** Asterisk refuses a request line of 4,096 bytes; method, version and prefix need some. */
  private static final int LONGEST_QUERY = 3_500;

  /** The largest body that Asterisk accepts. */
  private static final int LARGEST_BODY = 40_960;

  private final String method;
  private final StringBuilder path = new StringBuilder();
  private final Map<String, String> ids = new LinkedHashMap<>(2);
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> maps = new LinkedHashMap<>();
  private @Nullable Map<String, ?> body;

  /** A request with this method, for the path that begins with the given literal text. */
  public Call(String method, String path) {
    this.method = method;
    this.path.append(path);
  }

  /** Adds a literal part of the path. */
  public Call path(String literal) {
    path.append(literal);
    return this;
  }

  /** Adds an identity to the path. */
  public Call id(String name, String value) {
    Objects.requireNonNull(value, name);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " is empty");
    }
    if (path.indexOf("/channels/") == 0
        && path.length() == "/channels/".length()
        && (value.equals("create") || value.equals("externalMedia"))) {
      throw new IllegalArgumentException(
          name + " must not be " + value + ": Asterisk has a route of that name");
    }
    ids.put(name, value);
    PercentEncoder.append(path, value);
    return this;
  }

  @Override
  public void put(String name, String value) {
    parameters.put(name, Objects.requireNonNull(value, name));
  }

  @Override
  public void put(String name, long value) {
    parameters.put(name, value);
  }

  @Override
  public void put(String name, boolean value) {
    parameters.put(name, value);
  }

  @Override
  public void put(String name, List<String> values) {
    List<String> copy = List.copyOf(Objects.requireNonNull(values, name));
    if (copy.isEmpty()) {
      throw new IllegalArgumentException(name + " is empty");
    }
    parameters.put(name, copy);
  }

  @Override
  public void putEntry(String name, String key, Object value) {
    maps.computeIfAbsent(name, n -> new LinkedHashMap<>())
        .put(Objects.requireNonNull(key, name), Objects.requireNonNull(value, key));
  }

  @Override
  public void putBody(Map<String, ?> map) {
    body = new LinkedHashMap<>(map);
  }

  /** Chooses a fresh id unless there is one; gives the id. */
  public String generate(String name) {
    return (String) parameters.computeIfAbsent(name, n -> UUID.randomUUID().toString());
  }

  /** Sets a value unless there is one. */
  public Call preset(String name, String value) {
    parameters.putIfAbsent(name, value);
    return this;
  }

  /** The identity under a name of the path; an empty text for none. */
  String id(String name) {
    return ids.getOrDefault(name, "");
  }

  /** The list under a name; empty for none. */
  List<String> list(String name) {
    return parameters.get(name) instanceof List<?> list
        ? list.stream().map(Object::toString).toList()
        : List.of();
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
    String query = query();
    boolean inBody =
        query.length() + path.length() > LONGEST_QUERY
            || (body == null && parameters.values().stream().anyMatch(Call::needsBody));
    if (inBody && body != null) {
      throw new IllegalArgumentException(
          operation() + ": the parameters beside the body are too long for Asterisk");
    }
    Map<String, Object> json = new LinkedHashMap<>(maps);
    if (inBody) {
      json.putAll(parameters);
    }
    byte[] bytes = null;
    if (body != null) {
      bytes = Json.write(body);
    } else if (!json.isEmpty()) {
      bytes = Json.write(json);
    }
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

  private String query() {
    StringBuilder query = new StringBuilder();
    parameters.forEach(
        (name, value) -> {
          query.append(query.isEmpty() ? "" : "&");
          PercentEncoder.append(query, name);
          query.append('=');
          PercentEncoder.append(query, text(value));
        });
    return query.toString();
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? String.join(",", list.stream().map(Object::toString).toList())
        : value.toString();
  }

  /** Whether Asterisk's list splitter would take the list's elements apart. */
  private static boolean needsBody(Object value) {
    return value instanceof List<?> list
        && list.stream().anyMatch(element -> hasSpecial((String) element));
  }

  private static boolean hasSpecial(String text) {
    return text.isEmpty() || text.chars().anyMatch(c -> ",\"\\()[]".indexOf(c) >= 0);
  }

  /** The encoded query of a handshake for these applications. */
  public static String handshake(List<String> apps, boolean subscribeAll) {
    List<String> encoded = new ArrayList<>();
    for (String app : apps) {
      StringBuilder name = new StringBuilder();
      PercentEncoder.append(name, app);
      encoded.add(name.toString());
    }
    return "app=" + String.join(",", encoded) + (subscribeAll ? "&subscribeAll=true" : "");
  }

  /** Percent-encoding for Asterisk, which also decodes {@code +} in paths. */
  private static final class PercentEncoder {
    private static final String PLAIN =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    static void append(StringBuilder out, String text) {
      for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
        if (PLAIN.indexOf(b) >= 0) {
          out.append((char) b);
        } else {
          out.append('%')
              .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
              .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
        }
      }
    }
  }
}
