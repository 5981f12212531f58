/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The least HTTP client there is: it sends targets as they are, whatever is in them. A connection
 * for each request. Immutable.
 */
record RawHttp(URI server, String user, String password) {

  /** An answer. */
  record Answer(int status, String body) {}

  /** The value of the header that authorizes. */
  String authorization() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  Answer send(String method, String target, @Nullable String body, @Nullable String contentType)
      throws IOException {
    byte[] content = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " "
            + target
            + " HTTP/1.1\r\n"
            + "Host: "
            + server.getAuthority()
            + "\r\n"
            + "Authorization: "
            + authorization()
            + "\r\n"
            + "Connection: close\r\n"
            + (contentType == null ? "" : "Content-Type: " + contentType + "\r\n")
            + (body == null ? "" : "Content-Length: " + content.length + "\r\n")
            + "\r\n";
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.UTF_8));
      out.write(content);
      out.flush();
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int end = answer.indexOf("\r\n\r\n");
      if (end < 0) {
        throw new IOException("No answer to " + method + " " + target + ": " + answer);
      }
      return new Answer(Integer.parseInt(answer.substring(9, 12)), answer.substring(end + 4));
    }
  }
}
