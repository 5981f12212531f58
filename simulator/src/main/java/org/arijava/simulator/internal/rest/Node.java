/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of the paths of operations, as a tree. A fixed name goes before a parameter. */
final class Node {
  private final Map<String, Node> fixed = new LinkedHashMap<>();
  private final Map<String, Handler> methods = new LinkedHashMap<>();
  private @Nullable Node any;
  private String parameter = "";

  /** Adds an operation with a path such as {@code /channels/{channelId}}. */
  void add(String path, String method, Handler handler) {
    Node node = this;
    for (String segment : path.substring(1).split("/", -1)) {
      node = segment.startsWith("{") ? node.anyChild(segment) : node.child(segment);
    }
    node.methods.put(method, handler);
  }

  private Node child(String segment) {
    return fixed.computeIfAbsent(segment, s -> new Node());
  }

  private Node anyChild(String segment) {
    Node child = any;
    if (child == null) {
      child = new Node();
      child.parameter = segment.substring(1, segment.length() - 1);
      any = child;
    }
    return child;
  }

  /** The next part; a parameter's value is put into the map; null if there is none. */
  @Nullable Node next(String segment, Map<String, String> parameters) {
    Node exact = fixed.get(segment);
    if (exact != null) {
      return exact;
    }
    if (any != null && !segment.isEmpty()) {
      parameters.put(any.parameter, segment);
    }
    return segment.isEmpty() ? null : any;
  }

  @Nullable Handler handler(String method) {
    return methods.get(method);
  }

  /** Whether there is anything to ask here. */
  boolean isResource() {
    return !methods.isEmpty();
  }

  String allowed() {
    return "OPTIONS" + (methods.isEmpty() ? "" : "," + String.join(",", methods.keySet()));
  }
}
