/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.arijava.error.AriConnectionException;
import org.arijava.error.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path folder;

  private static SSLContext local;
  private static SSLContext foreign;

  @BeforeAll
  static void makeCertificates() throws Exception {
    local = certificate("local", "ip:127.0.0.1");
    foreign = certificate("foreign", "dns:elsewhere.example");
  }

  /** A context that presents a self-signed certificate for the given name, and trusts it alone. */
  private static SSLContext certificate(String alias, String name) throws Exception {
    Path store = folder.resolve(alias + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-ext",
                "san=" + name,
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(alias, keys.getCertificate(alias));
    KeyManagerFactory keyManagers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(keys, PASSWORD);
    TrustManagerFactory trustManagers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trustManagers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }

  private static FakeServer server(SSLContext context) throws IOException {
    return FakeServer.play(
        context.getServerSocketFactory(),
        connection -> {
          while (connection.readRequest() != null) {
            connection.answer("200 OK", "{}");
          }
        });
  }

  private static NettyTransport transport(
      FakeServer server, @Nullable SSLContext trust, boolean verify) {
    return NettyTransport.create(
        new NetworkOptions(
            URI.create("https://127.0.0.1:" + server.port() + "/"),
            "user",
            "s3cret",
            Duration.ofSeconds(10),
            4,
            trust,
            verify));
  }

  @Test
  void aTlsContextThatCannotBeUsedFailsTheRequestAtOnce() throws Exception {
    try (FakeServer server = server(local);
        NettyTransport transport = transport(server, SSLContext.getInstance("TLS"), true)) {
      assertThat(
              HttpFailureTest.failure(
                  AriConnectionException.class, transport.exchange(FakeServer.get("/x"))))
          .hasMessageContaining("not initialized");
      assertThat(
              HttpFailureTest.failure(
                  AriConnectionException.class,
                  transport.open("app=a", Duration.ofSeconds(20), new RecordedEvents())))
          .hasMessageContaining("not initialized");
      assertThat(server.allEnded()).isTrue();
    }
  }

  private static int status(NettyTransport transport) throws Exception {
    return transport.exchange(FakeServer.get("/x")).get(30, TimeUnit.SECONDS).status();
  }

  private static void assertRefused(NettyTransport transport, FakeServer server) {
    AriConnectionException failure =
        HttpFailureTest.failure(
            AriConnectionException.class, transport.exchange(FakeServer.post("/x", "{}")));
    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
    assertThat(failure)
        .message()
        .startsWith("POST /x: cannot connect to 127.0.0.1:" + server.port() + ": TLS failed: ");
  }

  @Test
  void aTrustedCertificatePasses() throws Exception {
    try (FakeServer server = server(local);
        NettyTransport transport = transport(server, local, true)) {
      assertThat(status(transport)).isEqualTo(200);
      assertThat(status(transport)).isEqualTo(200);
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void anUntrustedCertificateFails() throws Exception {
    try (FakeServer server = server(local);
        NettyTransport transport = transport(server, null, true)) {
      assertRefused(transport, server);
    }
  }

  @Test
  void aCertificateOfAnotherHostFailsUnlessNamesAreIgnored() throws Exception {
    try (FakeServer server = server(foreign);
        NettyTransport strict = transport(server, foreign, true);
        NettyTransport lenient = transport(server, foreign, false)) {
      assertRefused(strict, server);
      assertThat(status(lenient)).isEqualTo(200);
    }
  }

  @Test
  void aServerWithoutTlsFails() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> connection.send("HTTP/1.1 400 Bad Request\r\n\r\nplain HTTP here"));
        NettyTransport transport = transport(server, local, true)) {
      assertRefused(transport, server);
    }
  }

  @Test
  void aDownloadStreamsOverTls() throws Exception {
    byte[] megabyte = new byte[1 << 20];
    try (FakeServer server =
            FakeServer.play(
                local.getServerSocketFactory(),
                connection -> {
                  connection.readRequest();
                  connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + (4 << 20) + "\r\n\r\n");
                  for (int i = 0; i < 4; i++) {
                    connection.send(megabyte);
                  }
                  connection.awaitEnd();
                });
        NettyTransport transport = transport(server, local, true)) {
      var download = transport.download(FakeServer.get("/x")).get(30, TimeUnit.SECONDS);
      assertThat(download.body().readAllBytes()).hasSize(4 << 20);
    }
  }

  @Test
  @Tag("B14")
  void eventsTravelOverTls() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                local.getServerSocketFactory(),
                connection -> {
                  connection.upgrade();
                  connection.send(FakeConnection.text("hello"));
                  connection.awaitEnd();
                });
        NettyTransport transport = transport(server, local, true)) {
      RecordedEvents events = new RecordedEvents();
      transport.open("app=a", Duration.ofSeconds(20), events).get(30, TimeUnit.SECONDS);
      assertThat(events.next()).isEqualTo("hello");
    }
  }
}
