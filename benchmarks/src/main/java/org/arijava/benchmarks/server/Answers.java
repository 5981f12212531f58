/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server answers, most of it made beforehand. Immutable. */
final class Answers {

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private static final String ANYWHERE = "localhost:8088";

  private static final byte[] EMPTY = answer("204 No Content", "");
  private static final byte[] NOT_FOUND = answer("404 Not Found", "{\"message\":\"Not found\"}");
  private static final byte[] LIST = answer("200 OK", "[]");
  private static final byte[] INFO =
      answer(
          "200 OK", "{\"system\":{\"version\":\"22.10.1\",\"entity_id\":\"02:fc:00:00:00:01\"}}");
  private static final byte[] PONG =
      answer(
          "200 OK",
          "{\"asterisk_id\":\"02:fc:00:00:00:01\",\"ping\":\"pong\","
              + "\"timestamp\":\"2026-11-23T03:07:07.873+0000\"}");
  private static final byte[] APPLICATION =
      answer(
          "200 OK",
          "{\"name\":\"bench\",\"channel_ids\":[],\"bridge_ids\":[],\"endpoint_ids\":[],"
              + "\"device_names\":[],\"events_allowed\":[],\"events_disallowed\":[]}");
  private static final String PLAYBACK =
      "{\"id\":\"c5a1d5a6-7f5c-4b9e-a9d1-3c8b0c6f6d11\",\"media_uri\":\"sound:hello-world\","
          + "\"target_uri\":\"channel:1795400000.0\",\"language\":\"en\",\"state\":\"queued\"}";
  private static final byte[] PLAYING = answer("201 Created", PLAYBACK);

  private static final String SOME_ID = "1795400000.@@@@@@@";
  private static final byte[] CHANNEL = answer("200 OK", RecordedChannel.json(SOME_ID));
  private static final int ID_AT = new String(CHANNEL, ISO_8859_1).indexOf(SOME_ID);

  private final Map<String, byte[]> docs;

  private Answers(Map<String, byte[]> docs) {
    this.docs = docs;
  }

  /** Answers to all, and to requests for the docs in the folder, which shall name this port. */
  static Answers with(@Nullable Path folder, int port) throws IOException {
    Map<String, byte[]> docs = new HashMap<>();
    if (folder != null) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
        for (Path file : files) {
          String name = "/ari/api-docs/" + file.getFileName();
          String text = Files.readString(file, ISO_8859_1).replace(ANYWHERE, "127.0.0.1:" + port);
          docs.put(name, answer("200 OK", text));
        }
      }
    }
    return new Answers(docs);
  }

  ByteBuffer to(Request request) {
    String path = request.path();
    String channel = request.channelId();
    if (request.isDelete()) {
      return ByteBuffer.wrap(EMPTY);
    }
    if (request.isWrite()) {
      return ByteBuffer.wrap(path.contains("/play") ? PLAYING : EMPTY);
    }
    if (!channel.isEmpty()) {
      return ByteBuffer.wrap(channel(channel));
    }
    if (path.equals("/ari/asterisk/info")) {
      return ByteBuffer.wrap(INFO);
    }
    if (path.equals("/ari/asterisk/ping")) {
      return ByteBuffer.wrap(PONG);
    }
    if (path.startsWith("/ari/applications/")) {
      return ByteBuffer.wrap(APPLICATION);
    }
    if (path.startsWith("/ari/api-docs/")) {
      return ByteBuffer.wrap(docs.getOrDefault(path, NOT_FOUND));
    }
    return ByteBuffer.wrap(LIST);
  }

  /** What the comparisons ask for as fast as they can, without a text being made for each. */
  private static byte[] channel(String id) {
    if (id.length() != SOME_ID.length()) {
      return answer("200 OK", RecordedChannel.json(id));
    }
    byte[] answer = CHANNEL.clone();
    for (int i = 0; i < id.length(); i++) {
      answer[ID_AT + i] = (byte) id.charAt(i);
    }
    return answer;
  }

  ByteBuffer upgrade(Request request) {
    String accept = String.valueOf(request.header("sec-websocket-key")) + GUID;
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(accept.getBytes(ISO_8859_1));
      String head =
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + Base64.getEncoder().encodeToString(hash)
              + "\r\n\r\n";
      return ByteBuffer.wrap(head.getBytes(ISO_8859_1));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] answer(String status, String body) {
    String type = body.isEmpty() ? "" : "Content-type: application/json\r\n";
    String length = status.startsWith("204") ? "" : "Content-Length: " + body.length() + "\r\n";
    String head = "HTTP/1.1 " + status + "\r\nServer: neutral\r\n" + type + length + "\r\n";
    return (head + body).getBytes(ISO_8859_1);
  }
}
