/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One HTTP request, as far as the answers depend on it. Immutable. */
final class Request {

  private static final String PREFIX = "/ari/channels/";

  private final String head;
  private final String method;
  private final String path;

  private Request(String head) {
    this.head = head;
    int first = head.indexOf(' ');
    int end = head.indexOf(' ', first + 1);
    int query = head.indexOf('?', first + 1);
    this.method = head.substring(0, first);
    this.path = head.substring(first + 1, query >= 0 && query < end ? query : end);
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
    byte[] bytes = new byte[end - in.position()];
    in.get(in.position(), bytes);
    Request request = new Request(new String(bytes, StandardCharsets.ISO_8859_1));
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
    for (int at = head.indexOf("\r\n"); at >= 0; at = head.indexOf("\r\n", at + 2)) {
      if (head.regionMatches(true, at + 2, name, 0, name.length())
          && head.charAt(at + 2 + name.length()) == ':') {
        return head.substring(at + 3 + name.length(), head.indexOf("\r\n", at + 2)).trim();
      }
    }
    return null;
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
