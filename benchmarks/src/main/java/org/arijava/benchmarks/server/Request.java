/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One HTTP request, as far as the answers depend on it. Immutable. */
final class Request {

  private static final String PREFIX = "/ari/channels/";

  private final byte[] head;
  private final String method;
  private final String path;

  private Request(byte[] head) {
    this.head = head;
    int first = next(' ', 0);
    int end = next(' ', first + 1);
    int query = next('?', first + 1);
    this.method = text(0, first);
    this.path = text(first + 1, Math.min(query, end));
  }

  private int next(char mark, int from) {
    int at = from;
    while (at < head.length && head[at] != mark) {
      at++;
    }
    return at;
  }

  private String text(int from, int to) {
    return new String(head, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Takes a whole request out of the bytes; null when it is not whole yet. */
  static @Nullable Request in(ByteBuffer in) {
    int end = -1;
    for (int i = in.position(); i + 3 < in.limit(); i++) {
      if (in.get(i) == '\r' && in.get(i + 2) == '\r') {
        end = i + 4;
        break;
      }
    }
    if (end < 0) {
      return null;
    }
    byte[] head = new byte[end - in.position()];
    in.get(in.position(), head);
    Request request = new Request(head);
    String length = request.isWrite() ? request.header("content-length") : null;
    int body = length == null ? 0 : Integer.parseInt(length);
    if (in.limit() - end < body) {
      return null;
    }
    in.position(end + body);
    return request;
  }

  /** A header's value. */
  @Nullable String header(String name) {
    for (int at = next('\n', 0) + 1; at < head.length; at = next('\n', at) + 1) {
      if (isNamed(name, at)) {
        return text(at + name.length() + 1, next('\r', at)).trim();
      }
    }
    return null;
  }

  private boolean isNamed(String name, int at) {
    int end = at + name.length();
    if (end >= head.length || head[end] != ':') {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if ((head[at + i] | ' ') != name.charAt(i)) { // lower case
        return false;
      }
    }
    return true;
  }

  boolean isUpgrade() {
    return path.equals("/ari/events") && method.equals("GET");
  }

  boolean isWrite() {
    return !method.equals("GET");
  }

  boolean isDelete() {
    return method.equals("DELETE");
  }

  String path() {
    return path;
  }

  boolean endsWith(String end) {
    return path.endsWith(end);
  }

  /** The channel's id in the path; an empty text for none. */
  String channelId() {
    if (!path.startsWith(PREFIX)) {
      return "";
    }
    int end = path.indexOf('/', PREFIX.length());
    return path.substring(PREFIX.length(), end < 0 ? path.length() : end);
  }

  /** The number in the channel's id; -1 for none. */
  int channel() {
    String id = channelId();
    int dot = id.indexOf('.');
    return dot < 0 ? -1 : Integer.parseInt(id.substring(dot + 1));
  }
}
