/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.arijava.conformance.Server.ASTERISK_22;
import static org.arijava.conformance.Server.SIMULATOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the HTTP server below ARI answers, to the letter. Without the client between. */
@OnAsterisk
class HttpServerIT extends LiveContract {

  private static final String END = "Connection: close\r\n\r\n";

  private final URI server;
  private final String authorization;

  HttpServerIT(LiveAsterisk live) {
    super(live);
    server = live.server().url();
    authorization =
        "Authorization: "
            + new RawHttp(server, live.server().user(), live.server().password()).authorization()
            + "\r\n";
  }

  /** All that comes until the server closes. */
  private String send(String text) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private String ask(String line, String headers) throws IOException {
    return send(line + " HTTP/1.1\r\nHost: localhost\r\n" + authorization + headers + END);
  }

  /** What comes for a request after which the server keeps the connection open. */
  private String askBeforeAnother(String line, String headers) throws IOException {
    String request = line + " HTTP/1.1\r\nHost: localhost\r\n" + authorization + headers + "\r\n";
    String all =
        send(
            request
                + "GET /the-end HTTP/1.1\r\nHost: localhost\r\n"
                + authorization
                + "Connection: close\r\n\r\n");
    return all.substring(0, all.lastIndexOf("HTTP/1.1 404 Not Found"));
  }

  @Test
  void anAnswerWithoutABodySaysSo() throws IOException {
    assertThat(ask("OPTIONS /ari/channels", ""))
        .startsWith("HTTP/1.1 204 No Content\r\n")
        .contains("Allow: OPTIONS,GET,POST\r\n")
        .containsIgnoringCase("Content-Length: 0\r\n");
  }

  @Test
  void theLastAnswerOfAConnectionSaysSo() throws IOException {
    assertThat(ask("GET /ari/asterisk/ping", "")).contains("Connection: close\r\n");
    assertThat(askBeforeAnother("GET /ari/asterisk/ping", "")).doesNotContain("Connection:");
  }

  @Test
  void someoneUnknownIsToldInAMessage() throws IOException {
    assertThat(send("GET /ari/channels HTTP/1.1\r\nHost: localhost\r\n" + END))
        .startsWith("HTTP/1.1 401 Unauthorized\r\n")
        .contains("WWW-Authenticate: Basic realm=\"Asterisk REST Interface\"\r\n")
        .endsWith("{\"message\":\"Authentication required\"}");
  }

  @ParameterizedTest
  @CsvSource({"/ari", "/ari/"})
  void aboveTheResourcesThereIsNothingToAsk(String path) throws IOException {
    assertThat(ask("GET " + path, ""))
        .startsWith("HTTP/1.1 405 Method Not Allowed\r\n")
        .contains("Allow: OPTIONS\r\n")
        .endsWith("{\"message\":\"Invalid method\"}");
  }

  @Test
  void methodsAreReadInAnyCaseAndLinesMayEndWithoutACarriageReturn() throws IOException {
    assertThat(ask("get /ari/asterisk/ping", "")).startsWith("HTTP/1.1 200 OK\r\n");
    assertThat(
            send(
                "GET /ari/asterisk/ping HTTP/1.1\nHost: localhost\n"
                    + authorization.strip()
                    + "\nConnection: close\n\n"))
        .startsWith("HTTP/1.1 200 OK\r\n");
  }

  @Test
  void aRequestThatIsTooLongOrNotUnderstoodIsRefusedInHtml() throws IOException {
    assertThat(ask("GET /ari/channels?x=" + "x".repeat(5000), ""))
        .startsWith("HTTP/1.1 400 Bad Request\r\n")
        .contains("Connection: close\r\n", "<p>Request line too long</p>");
    assertThat(ask("GET /ari/channels", "X: " + "x".repeat(5000) + "\r\n"))
        .startsWith("HTTP/1.1 400 Bad Request\r\n")
        .contains("Connection: close\r\n", "<p>Header line too long</p>");
    assertThat(ask("GET /ari/channels", "X: 1\r\n".repeat(150)))
        .startsWith("HTTP/1.1 413 Request Entity Too Large\r\n")
        .contains("Connection: close\r\n", "<p>Too many headers</p>");
    assertThat(ask("POST /ari/bridges", "Content-Length: many\r\n"))
        .startsWith("HTTP/1.1 400 Bad Request\r\n")
        .contains("Connection: close\r\n", "<p>Invalid Content-Length in request!</p>");
    assertThat(ask("POST /ari/bridges", "Transfer-Encoding: gzip\r\n"))
        .startsWith("HTTP/1.1 501 Unimplemented\r\n")
        .contains("Connection: close\r\n", "<p>Unsupported Transfer-Encoding.</p>");
  }

  @Test
  void aBrokenBodyIsRefusedInJson() throws IOException {
    String json = "Content-Type: application/json\r\n";
    assertThat(send(post(json + "Transfer-Encoding: chunked\r\n") + "zz\r\n{}\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 400 Bad Request\r\n")
        .contains("Connection: close\r\n")
        .endsWith("{\"message\":\"Error parsing request body\"}");
    assertThat(send(post(json + "Content-Length: 41000\r\n") + " ".repeat(41_000)))
        .startsWith("HTTP/1.1 413 Request Entity Too Large\r\n")
        .contains("Connection: close\r\n")
        .endsWith("{\"message\":\"Request body too large\"}");
  }

  private String post(String headers) {
    return "POST /ari/bridges HTTP/1.1\r\nHost: localhost\r\n" + authorization + headers + "\r\n";
  }

  @Test
  void hundredsOfRequestsAtOnceAreAllAnswered() throws IOException {
    String request =
        "GET /ari/asterisk/ping HTTP/1.1\r\nHost: localhost\r\n" + authorization + "\r\n";

    String all = send(request.repeat(500) + request.substring(0, request.length() - 2) + END);

    assertThat(all.split("HTTP/1.1 200 OK", -1)).hasSize(1 + 501);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          GET,    bridges/no-such,                           404, Not Found, Bridge not found
          DELETE, bridges/no-such,                           404, Not found, Bridge not found
          POST,   bridges/no-such/addChannel?channel=x,      404, Not found, Bridge not found
          POST,   bridges/no-such/removeChannel?channel=x,   404, Not found, Bridge not found
          POST,   bridges/no-such/moh,                       404, Not found, Bridge not found
          DELETE, bridges/no-such/moh,                       404, Not found, Bridge not found
          POST,   bridges/no-such/play?media=sound:x,        404, Not found, Bridge not found
          POST,   bridges/no-such/record?name=x&format=wav,  404, Not found, Bridge not found
          POST,   bridges/no-such/videoSource/x,             404, Not found, Bridge not found
          GET,    channels/no-such/variable?variable=x,      404, Channel Not Found, Provided channel was not found
          POST,   channels/no-such/redirect,                 404, Not Found, Channel not found
          POST,   asterisk/logging/no-such,                  400, Bad Request, Configuration levels are required
          """)
  void anErrorHasAReasonAndAMessage(
      String method, String path, int status, String reason, String message) throws IOException {
    isRefused(method, path, status, reason, message);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          GET,  bridges/no-such/variable?variable=x,      404, Not found, Bridge not found
          GET,  bridges/no-such/variables?variables=x,    404, Bridge Not Found, Provided bridge was not found
          GET,  channels/no-such/variables?variables=x,   404, Channel Not Found, Provided channel was not found
          POST, events/claim,                             400, Bad Request, channelId parameter is required
          """)
  @Only({ASTERISK_22, SIMULATOR})
  void anErrorOfANewerOperationHasAReasonAndAMessage(
      String method, String path, int status, String reason, String message) throws IOException {
    isRefused(method, path, status, reason, message);
  }

  private void isRefused(String method, String path, int status, String reason, String message)
      throws IOException {
    assertThat(ask(method + " /ari/" + path, ""))
        .startsWith("HTTP/1.1 " + status + " " + reason + "\r\n")
        .endsWith("{\"message\":\"" + message + "\"}");
  }

  private static String upgrade(String headers) {
    return "Upgrade: websocket\r\nConnection: Upgrade\r\n" + headers;
  }

  private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

  @Test
  void aWebSocketOfAnotherKindIsRefusedWithoutAWord() throws IOException {
    for (String headers :
        new String[] {
          "Sec-WebSocket-Version: 13\r\n",
          KEY + "Sec-WebSocket-Version: 12\r\n",
          KEY + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: chat\r\n"
        }) {
      assertThat(askBeforeAnother("GET /ari/events?app=a", upgrade(headers)))
          .startsWith("HTTP/1.1 400 Bad Request\r\n")
          .contains("Sec-WebSocket-Version: 7, 8, 13\r\n")
          .endsWith("Content-Length: 0\r\n\r\n");
    }
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void aWebSocketWithoutAnApplicationIsRefusedTwice() throws IOException {
    String version13 = upgrade(KEY + "Sec-WebSocket-Version: 13\r\n");
    assertThat(askBeforeAnother("GET /ari/events?x=y", version13))
        .containsSubsequence(
            "HTTP/1.1 400 Bad Request\r\n",
            "<p>HTTP request is missing param: [app]</p>",
            "HTTP/1.1 400 Bad Request\r\n",
            "Sec-WebSocket-Version: 7, 8, 13\r\n");
    assertThat(askBeforeAnother("GET /ari/events?app=a,,b", version13))
        .containsSubsequence(
            "HTTP/1.1 500 Internal Server Error\r\n",
            "<p>Stasis app registration failed</p>",
            "HTTP/1.1 500 Server Error\r\n",
            "<p>Failed to create ARI websocket session</p>",
            "HTTP/1.1 400 Bad Request\r\n",
            "Sec-WebSocket-Version: 7, 8, 13\r\n");
  }
}
