/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is thrown at it, the server answers or closes, and goes on serving others. */
final class HttpTest {
  private static final String AUTH =
      "Authorization: " + Caller.basic("hey", "peekaboo") + "\r\nHost: a\r\n";
  private static final AsteriskSimulator ASTERISK =
      AsteriskSimulator.start(
          o -> o.user("hey", "peekaboo").readOnlyUser("ro", "look").sessionLimit(2000));

  @AfterAll
  static void stop() {
    ASTERISK.close();
  }

  @AfterEach
  void itStillServesOthers() {
    assertThat(new Caller(ASTERISK).ask("GET", "/asterisk/ping")).startsWith("200");
  }

  private static Socket open() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), ASTERISK.url().getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** All that comes until the server closes. */
  private static String readAll(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** What comes for this, sent on a connection that is to be closed after it. */
  private static String throwAt(String text) throws IOException {
    try (Socket socket = open()) {
      write(socket, text);
      return readAll(socket);
    }
  }

  /** The head of one response, and of its body what has come with it. */
  private static String readResponse(Socket socket) throws IOException {
    var seen = new ByteArrayOutputStream();
    int b = socket.getInputStream().read();
    while (b >= 0) {
      seen.write(b);
      if (seen.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
      b = socket.getInputStream().read();
    }
    return seen.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatIsNoHttpIsAnsweredInHtmlAndClosed() throws IOException {
    assertThat(throwAt("\0\1\2 what is this\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(throwAt("GET\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(throwAt("GET /ari/" + "x".repeat(5000) + " HTTP/1.1\r\n" + AUTH + "\r\n"))
        .startsWith("HTTP/1.1 4");
    assertThat(
            throwAt(
                "GET /ari/channels HTTP/1.1\r\n" + AUTH + "X: " + "x".repeat(5000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 4");
    assertThat(throwAt("GET /ari/channels HTTP/1.1\r\n" + AUTH + "X: 1\r\n".repeat(200) + "\r\n"))
        .startsWith("HTTP/1.1 413 ");
    assertThat(throwAt("POST /ari/bridges HTTP/1.1\r\n" + AUTH + "Transfer-Encoding: gzip\r\n\r\n"))
        .startsWith("HTTP/1.1 501 ");
    assertThat(throwAt("GET /static/x HTTP/1.1\r\n" + AUTH + "Connection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 404 ")
        .contains("Content-type: text/html");
  }

  @Test
  void aBodyThatIsTooLongIsRefused() throws IOException {
    String head = "POST /ari/bridges HTTP/1.1\r\n" + AUTH + "Content-Type: application/json\r\n";
    assertThat(throwAt(head + "Content-Length: 41000\r\n\r\n" + " ".repeat(41_000)))
        .startsWith("HTTP/1.1 413 ")
        .contains("Request body too large");
    assertThat(
            throwAt(
                head
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + ("2000\r\n" + " ".repeat(0x2000) + "\r\n").repeat(6)
                    + "0\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
    String request = "GET /ari/%s HTTP/1.1\r\n" + AUTH;
    String all =
        throwAt(
            String.format(request, "asterisk/ping")
                + "\r\n"
                + String.format(request, "channels/x")
                + "\r\n"
                + String.format(request, "bridges")
                + "Connection: close\r\n\r\n");
    assertThat(all).containsSubsequence("200 OK", "pong", "404 Not Found", "200 OK", "[]");
    assertThat(all).contains("Cache-Control: no-cache, no-store").contains("Content-Length: ");
  }

  @Test
  void onlyUsersAreServedAndSomeMayOnlyRead() throws IOException {
    String end = "Connection: close\r\n\r\n";
    assertThat(throwAt("GET /ari/channels HTTP/1.1\r\nHost: a\r\n" + end))
        .startsWith("HTTP/1.1 401 ")
        .contains("WWW-Authenticate: Basic realm=\"Asterisk REST Interface\"")
        .contains("{\"message\":\"Authentication required\"}");
    assertThat(throwAt("GET /ari/channels?api_key=hey:peekaboo HTTP/1.1\r\nHost: a\r\n" + end))
        .startsWith("HTTP/1.1 200 ");
    String wrong = "Authorization: " + Caller.basic("hey", "x") + "\r\n";
    assertThat(
            throwAt("GET /ari/channels?api_key=hey:peekaboo HTTP/1.1\r\nHost: a\r\n" + wrong + end))
        .startsWith("HTTP/1.1 401 ");
    String reader = "Authorization: " + Caller.basic("ro", "look") + "\r\n";
    assertThat(throwAt("GET /ari/channels HTTP/1.1\r\nHost: a\r\n" + reader + end))
        .startsWith("HTTP/1.1 200 ");
    assertThat(throwAt("POST /ari/bridges HTTP/1.1\r\nHost: a\r\n" + reader + end))
        .startsWith("HTTP/1.1 403 ")
        .contains("{\"message\":\"Write access denied\"}");
  }

  @Test
  void aThousandConnectionsAreServed() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 1000; i++) {
        sockets.add(open());
      }
      for (Socket socket : sockets) {
        write(socket, "GET /ari/asterisk/ping HTTP/1.1\r\n" + AUTH + "\r\n");
      }
      for (Socket socket : sockets) {
        assertThat(readResponse(socket)).startsWith("HTTP/1.1 200 OK");
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void slowClientsKeepNobodyWaiting() throws IOException {
    try (Socket slow = open();
        Socket half = open()) {
      write(slow, "GET /ari/chan");
      write(half, "POST /ari/bridges HTTP/1.1\r\n" + AUTH + "Content-Length: 10\r\n\r\n12");
      assertThat(new Caller(ASTERISK).ask("GET", "/channels")).startsWith("200");
      write(slow, "nels HTTP/1.1\r\n" + AUTH + "Connection: close\r\n\r\n");
      assertThat(readAll(slow)).startsWith("HTTP/1.1 200 ");
    }
  }

  private static Socket webSocket(String query) throws IOException {
    Socket socket = open();
    write(
        socket,
        "GET /ari/events?"
            + query
            + " HTTP/1.1\r\n"
            + AUTH
            + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    return socket;
  }

  @Test
  void aHandshakeIsAnsweredByTheRules() throws IOException {
    try (Socket good = webSocket("app=a,b")) {
      assertThat(readResponse(good))
          .startsWith("HTTP/1.1 101 Switching Protocols")
          .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
          .doesNotContain("Sec-WebSocket-Protocol");
    }
    try (Socket none = webSocket("subscribeAll=true")) {
      assertThat(readResponse(none)).startsWith("HTTP/1.1 400 ").contains("text/html");
    }
    try (Socket empty = webSocket("app=a,,b")) {
      assertThat(readResponse(empty)).startsWith("HTTP/1.1 500 ");
    }
    try (Socket tooLong = webSocket("app=" + "x".repeat(74))) {
      assertThat(readResponse(tooLong)).startsWith("HTTP/1.1 500 ");
    }
  }

  @Test
  void framesThatAreTooLongOrNoneCloseTheWebSocket() throws IOException {
    try (Socket socket = webSocket("app=a")) {
      readResponse(socket);
      byte[] head = {(byte) 0x81, 127, 0, 0, 0, 0, 0, 2, 0, 0};
      socket.getOutputStream().write(head);
      socket.getOutputStream().write(new byte[1000]);
      byte[] answer = socket.getInputStream().readAllBytes();
      assertThat(answer).startsWith((byte) 0x88);
      assertThat(((answer[2] & 0xff) << 8) | (answer[3] & 0xff)).isEqualTo(1009);
    }
    try (Socket socket = webSocket("app=a")) {
      readResponse(socket);
      socket.getOutputStream().write(new byte[] {(byte) 0xff, (byte) 0xff, 1, 2, 3});
      assertThat(socket.getInputStream().readAllBytes().length).isLessThan(100);
    }
  }

  @Test
  void aWebSocketThatIsCutWithinAFrameHasItsBeginning() throws IOException {
    try (Socket socket = webSocket("app=cut")) {
      readResponse(socket);
      ASTERISK.faults().dropWebSocketsWithinFrame();
      assertThat(socket.getInputStream().readAllBytes())
          .endsWith(new byte[] {(byte) 0x81, 100, '{', '"', 't', 'y', 'p', 'e', '"'});
    }
  }

  @Test
  void aClientThatDoesNotReadIsCutOff() throws IOException {
    try (Socket socket = webSocket("app=deaf")) {
      readResponse(socket);
      var caller = new Caller(ASTERISK);
      String variables = "{\"variables\":{\"x\":\"" + "y".repeat(30_000) + "\"}}";
      for (int i = 0; i < 3000 && isThere(caller); i++) {
        caller.ask("POST", "/events/user/E?application=deaf", variables);
      }
      assertThat(isThere(caller)).isFalse();
    }
  }

  private static boolean isThere(Caller caller) {
    return caller.ask("GET", "/applications/deaf").startsWith("200");
  }
}
