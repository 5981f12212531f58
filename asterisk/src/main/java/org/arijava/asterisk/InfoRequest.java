/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Asks an Asterisk who it is: {@code GET /ari/asterisk/info}. Immutable. */
final class InfoRequest {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"\\D*(\\d+)");

  private final URI url;
  private final String authorization;

  InfoRequest(URI url, String user, String password) {
    this.url = url.resolve("ari/asterisk/info?only=system");
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The major version, or 0 if its version does not say.
   *
   * @throws IOException if it does not answer, or with anything but 200
   */
  int majorVersion() throws IOException {
    var connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
    try {
      connection.setRequestProperty("Authorization", authorization);
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      int status = connection.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        throw new IOException("GET " + url + " answers " + status);
      }
      try (var body = connection.getInputStream()) {
        var version = VERSION.matcher(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
      }
    } finally {
      connection.disconnect();
    }
  }
}
