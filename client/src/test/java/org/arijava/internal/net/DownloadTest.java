/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriResponseException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.NotFoundException;
import org.arijava.spi.AriDownload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DownloadTest {

  private static final int LARGE = 50 << 20;

  private static AriDownload download(NettyTransport transport) throws Exception {
    return download(transport, Duration.ofSeconds(20));
  }

  private static AriDownload download(NettyTransport transport, Duration timeout) throws Exception {
    return transport
        .download(FakeServer.within(FakeServer.get("/file"), timeout))
        .get(30, TimeUnit.SECONDS);
  }

  /** A server that sends a large file and counts what the network took from it. */
  private static FakeServer large(AtomicLong sent, CountDownLatch refused) throws IOException {
    return FakeServer.play(
        connection -> {
          while (connection.readRequest() != null) {
            connection.send(
                "HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nContent-Length: "
                    + LARGE
                    + "\r\n\r\n");
            byte[] part = new byte[1 << 16];
            try {
              for (int i = 0; i < LARGE / part.length; i++) {
                part[0] = (byte) i;
                connection.send(part);
                sent.addAndGet(part.length);
              }
            } catch (IOException e) {
              refused.countDown();
              throw e;
            }
          }
        });
  }

  @Test
  void aLargeFileArrivesWholeAndTheConnectionIsReused() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (FakeServer server = large(sent, new CountDownLatch(1));
        NettyTransport transport = server.transport()) {
      for (int round = 1; round <= 2; round++) {
        AriDownload download = download(transport);
        assertThat(download.contentType()).isEqualTo("audio/wav");
        assertThat(download.length()).isEqualTo(LARGE);
        byte[] part = new byte[1 << 16];
        for (int i = 0; i < LARGE / part.length; i++) {
          assertThat(download.body().readNBytes(part, 0, part.length)).isEqualTo(part.length);
          assertThat(part[0]).isEqualTo((byte) i);
        }
        assertThat(download.body().read()).isEqualTo(-1);
      }
      assertThat(sent.get()).isEqualTo(2L * LARGE);
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void anUnreadDownloadIsNotBuffered() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (FakeServer server = large(sent, new CountDownLatch(1));
        NettyTransport transport = server.transport()) {
      AriDownload download = download(transport);
      long before;
      do {
        before = download.body().available();
        transport // another exchange makes sure that the event loop went round
            .exchange(FakeServer.within(FakeServer.get("/x"), Duration.ofMillis(100)))
            .handle((response, failure) -> 0)
            .get(30, TimeUnit.SECONDS);
      } while (download.body().available() > before);
      assertThat(download.body().available()).isPositive().isLessThan(1 << 20);
    }
  }

  @Test
  void closingEarlyClosesTheConnection() throws Exception {
    CountDownLatch refused = new CountDownLatch(1);
    try (FakeServer server = large(new AtomicLong(), refused);
        NettyTransport transport = server.transport()) {
      AriDownload download = download(transport);
      assertThat(download.body().readNBytes(10)).hasSize(10);
      download.body().close();
      download.body().close();
      assertThat(refused.await(20, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> download.body().read())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("closed");
    }
  }

  @Test
  void aRefusalFailsTheFutureWithAsterisksWords() throws Exception {
    try (FakeServer server =
            FakeServer.answeringOnce("404 Not Found", "{\"message\":\"Recording not found\"}");
        NettyTransport transport = server.transport()) {
      NotFoundException failure =
          HttpFailureTest.failure(
              NotFoundException.class, transport.download(FakeServer.get("/file")));
      assertThat(failure).hasMessage("GET /file: 404 Recording not found");
      assertThat(failure.body()).isEqualTo("{\"message\":\"Recording not found\"}");
    }
  }

  @Test
  void aRedirectIsARefusal() throws Exception {
    try (FakeServer server =
            FakeServer.answering("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");
        NettyTransport transport = server.transport()) {
      AriResponseException failure =
          HttpFailureTest.failure(
              AriResponseException.class, transport.download(FakeServer.get("/file")));
      assertThat(failure.status()).isEqualTo(302);
    }
  }

  @Test
  void aStalledDownloadFailsItsReader() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      AriDownload download = download(transport, Duration.ofMillis(300));
      assertThat(download.body().readNBytes(3)).asString(UTF_8).isEqualTo("abc");
      assertThatThrownBy(() -> download.body().read())
          .isInstanceOf(IOException.class)
          .hasMessage("GET /file: the download stalled for 0.3 s")
          .hasCauseInstanceOf(AriTimeoutException.class);
      assertThat(server.allEnded()).isTrue();
    }
  }

  @Test
  void aCutDownloadFailsItsReaderAfterWhatArrived() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
                });
        NettyTransport transport = server.transport()) {
      AriDownload download = download(transport);
      assertThat(download.body().readNBytes(3)).asString(UTF_8).isEqualTo("abc");
      assertThatThrownBy(() -> download.body().read())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in the middle of its answer")
          .hasCauseInstanceOf(AriConnectionException.class);
    }
  }

  @Test
  void aDownloadThatNobodyReadsGivesItsConnectionBack() throws Exception {
    CountDownLatch refused = new CountDownLatch(1);
    try (FakeServer server = large(new AtomicLong(), refused);
        NettyTransport transport = NettyTransport.create(server.options(1))) {
      AriDownload unread = download(transport, Duration.ofMillis(300));
      assertThat(refused.await(20, TimeUnit.SECONDS)).isTrue();
      try (InputStream next = download(transport).body()) {
        assertThat(next.read()).isZero();
        assertThatThrownBy(() -> unread.body().read())
            .isInstanceOf(IOException.class)
            .hasMessage("GET /file: the download was given up, being unread for 0.3 s")
            .hasCauseInstanceOf(AriTimeoutException.class);
        assertThat(unread.body().available()).isZero();
      }
    }
  }

  @Test
  void closingTheTransportFailsTheReader() throws Exception {
    try (FakeServer server = large(new AtomicLong(), new CountDownLatch(1));
        NettyTransport transport = server.transport()) {
      AriDownload download = download(transport);
      transport.close();
      assertThatThrownBy(() -> download.body().readAllBytes())
          .isInstanceOf(IOException.class)
          .hasRootCauseInstanceOf(AriConnectionException.class);
      assertThat(server.allEnded()).isTrue();
    }
  }
}
