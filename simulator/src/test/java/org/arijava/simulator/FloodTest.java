/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that send more than they are served, or take less than they are sent. */
@Timeout(60)
class FloodTest {
  private static final int MEGABYTE = 1 << 20;

  private final AsteriskSimulator asterisk =
      AsteriskSimulator.start(o -> o.time(Time.HELD).webSocketWriteTimeout(ofMillis(200)));
  private final Caller caller = new Caller(asterisk);

  @AfterEach
  void close() {
    caller.close();
    asterisk.close();
  }

  private SocketChannel connect() throws IOException {
    return SocketChannel.open(new InetSocketAddress("127.0.0.1", asterisk.url().getPort()));
  }

  private static String head(String line) {
    return line
        + " HTTP/1.1\r\nHost: a\r\nAuthorization: "
        + Caller.basic("hey", "peekaboo")
        + "\r\n";
  }

  private SocketChannel webSocket(String app) throws IOException {
    SocketChannel socket = connect();
    write(
        socket,
        head("GET /ari/events?app=" + app)
            + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    var seen = new StringBuilder();
    var one = ByteBuffer.allocate(1);
    while (!seen.toString().endsWith("\r\n\r\n")) {
      one.clear();
      if (socket.read(one) < 0) {
        throw new EOFException(seen.toString());
      }
      seen.append((char) one.get(0));
    }
    assertThat(seen).startsWith("HTTP/1.1 101 ");
    return socket;
  }

  private static void write(SocketChannel socket, String text) throws IOException {
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      socket.write(bytes);
    }
  }

  /** A text frame, with a mask of zeros. */
  private static ByteBuffer frame(String text) {
    byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
    var frame = ByteBuffer.allocate(8 + payload.length);
    frame.put((byte) 0x81).put((byte) (0x80 | 126)).putShort((short) payload.length).putInt(0);
    return frame.put(payload).flip();
  }

  /**
   * How much is taken, at most so much, until nothing more is: while others were served a hundred
   * times.
   */
  private long pour(SocketChannel socket, ByteBuffer portion, long limit) throws IOException {
    socket.configureBlocking(false);
    long taken = 0;
    int refused = 0;
    while (taken < limit && refused < 100) {
      if (!portion.hasRemaining()) {
        portion.rewind();
      }
      int written = socket.write(portion);
      taken += written;
      if (written > 0) {
        refused = 0;
      } else {
        refused++;
        assertThat(caller.ask("GET", "/asterisk/ping")).startsWith("200");
      }
    }
    return taken;
  }

  @Test
  void whoSendsRequestsBehindOneThatWaitsIsNotReadFrom() throws IOException {
    try (SocketChannel socket = webSocket("a")) {
      caller.ask("POST", "/channels?endpoint=Local/answer@default&app=a&channelId=c");
      asterisk.advance(ofMillis(100));
      assertThat(caller.ask("POST", "/channels/c/play?media=sound:hello-world")).startsWith("201");
      asterisk.advance(ofMillis(100));
      socket.write(
          frame(
              "{\"type\":\"RESTRequest\",\"method\":\"POST\","
                  + "\"uri\":\"channels/c/variable?variable=V&value=1\"}"
                  + " ".repeat(100)));

      assertThat(pour(socket, frame("x".repeat(60_000)), 100L * MEGABYTE))
          .isLessThan(80L * MEGABYTE);
    }
  }

  @Test
  void whoDoesNotTakeAnswersIsNotReadFrom() throws IOException {
    String request = head("GET /ari/api-docs/channels.json") + "\r\n";
    try (SocketChannel socket = connect()) {
      ByteBuffer many = ByteBuffer.wrap(request.repeat(500).getBytes(StandardCharsets.ISO_8859_1));

      assertThat(pour(socket, many, 100L * MEGABYTE)).isLessThan(80L * MEGABYTE);
    }
  }

  @Test
  void allOfManyRequestsAtOnceAreAnswered() throws IOException {
    try (SocketChannel socket = connect()) {
      write(socket, (head("GET /ari/asterisk/ping") + "\r\n").repeat(1000));
      write(socket, head("GET /ari/channels") + "Connection: close\r\n\r\n");

      String answers =
          new String(socket.socket().getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answers.split("pong", -1)).hasSize(1001);
      assertThat(answers).endsWith("[]");
    }
  }

  @Test
  void whoTakesSomethingAndThenNothingIsCutOff() throws IOException {
    try (SocketChannel socket = webSocket("slow")) {
      String event = "{\"variables\":{\"x\":\"" + "y".repeat(35_000) + "\"}}";
      for (int i = 0; i < 300 && isThere(); i++) {
        caller.ask("POST", "/events/user/E?application=slow", event);
      }
      for (long left = 2L * MEGABYTE; left > 0 && isThere(); ) {
        left -= socket.read(ByteBuffer.allocate(MEGABYTE));
      }
      for (int i = 0; i < 3000 && isThere(); i++) {
        caller.ask("POST", "/events/user/E?application=slow", event);
      }

      assertThat(isThere()).isFalse();
    }
  }

  private boolean isThere() {
    return caller.ask("GET", "/applications/slow").startsWith("200");
  }
}
