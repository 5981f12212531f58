/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriException;
import org.arijava.error.AriResponseException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.NotFoundException;
import org.arijava.error.Outcome;
import org.arijava.error.UnauthorizedException;
import org.arijava.spi.EventSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class EventStreamTest {

  private final RecordedEvents events = new RecordedEvents();

  private EventSocket open(NettyTransport transport) throws Exception {
    return transport
        .open("app=hello&subscribeAll=true", Duration.ofSeconds(20), events)
        .get(30, TimeUnit.SECONDS);
  }

  private <T extends AriException> T refused(Class<T> type, FakeServer.Script script)
      throws Exception {
    try (FakeServer server = FakeServer.play(script);
        NettyTransport transport = server.transport()) {
      T failure =
          HttpFailureTest.failure(
              type, transport.open("app=s3cret", Duration.ofSeconds(20), events));
      assertThat(server.allEnded()).isTrue();
      assertThat(events.ends()).isZero();
      return failure;
    }
  }

  @Test
  @Tag("B16")
  void theHandshakeCarriesQueryAndCredentials() throws Exception {
    CompletableFuture<FakeConnection.Request> seen = new CompletableFuture<>();
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  seen.complete(connection.upgrade());
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      open(transport);
      FakeConnection.Request request = seen.get();
      assertThat(request.line()).isEqualTo("GET /ari/events?app=hello&subscribeAll=true HTTP/1.1");
      assertThat(request.header("Host")).isEqualTo("127.0.0.1:" + server.port());
      assertThat(request.header("Authorization")).isEqualTo("Basic dXNlcjpzM2NyZXQ=");
      assertThat(request.header("Sec-WebSocket-Version")).isEqualTo("13");
      assertThat(request.head())
          .doesNotContainIgnoringCase("Origin:", "Sec-WebSocket-Extensions", "-Protocol:");
    }
  }

  @Test
  void messagesArriveInOrderWhateverTheirFrames() throws Exception {
    String large = "x".repeat(3 << 20);
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.upgrade();
                  connection.send(FakeConnection.text("one"));
                  connection.send(FakeConnection.frame(false, 1, "t".getBytes(UTF_8)));
                  connection.send(FakeConnection.frame(true, 9, "between".getBytes(UTF_8)));
                  connection.send(FakeConnection.frame(false, 0, "w".getBytes(UTF_8)));
                  connection.send(FakeConnection.frame(true, 0, "o".getBytes(UTF_8)));
                  connection.send(FakeConnection.frame(true, 2, "binary".getBytes(UTF_8)));
                  connection.send(FakeConnection.text(large));
                  connection.send(FakeConnection.text(""));
                  connection.send(FakeConnection.text("ünï"));
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      open(transport);
      assertThat(events.next()).isEqualTo("one");
      assertThat(events.next()).isEqualTo("two");
      assertThat(events.next()).isEqualTo(large);
      assertThat(events.next()).isEmpty();
      assertThat(events.next()).isEqualTo("ünï");
    }
  }

  @Test
  void framesInTheSegmentOfTheHandshakeAreNotLost() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  ByteArrayOutputStream segment = new ByteArrayOutputStream();
                  segment.writeBytes(FakeConnection.switchingProtocols(connection.readRequest()));
                  segment.writeBytes(FakeConnection.text("first"));
                  segment.writeBytes(FakeConnection.text("second"));
                  segment.write(FakeConnection.text("third"), 0, 4);
                  connection.send(segment.toByteArray());
                  connection.send(java.util.Arrays.copyOfRange(FakeConnection.text("third"), 4, 7));
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      open(transport);
      assertThat(events.next()).isEqualTo("first");
      assertThat(events.next()).isEqualTo("second");
      assertThat(events.next()).isEqualTo("third");
    }
  }

  @Test
  void aPingIsAnsweredAndNothingElseIsSent() throws Exception {
    BlockingQueue<FakeConnection.Frame> frames = new LinkedBlockingQueue<>();
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.upgrade();
                  connection.send(FakeConnection.text("no answer to this"));
                  connection.send(FakeConnection.frame(true, 10, new byte[0]));
                  connection.send(FakeConnection.frame(true, 9, "payload".getBytes(UTF_8)));
                  for (var frame = connection.readFrame();
                      frame != null;
                      frame = connection.readFrame()) {
                    frames.add(frame);
                    if (frame.opcode() == 8) {
                      connection.send(FakeConnection.frame(true, 8, frame.payload()));
                    }
                  }
                });
        NettyTransport transport = server.transport()) {
      EventSocket socket = open(transport);
      FakeConnection.Frame pong = frames.poll(20, TimeUnit.SECONDS);
      assertThat(pong.opcode()).isEqualTo(10);
      assertThat(pong.text()).isEqualTo("payload");

      socket.close();
      FakeConnection.Frame close = frames.poll(20, TimeUnit.SECONDS);
      assertThat(close.opcode()).isEqualTo(8);
      assertThat(close.payload()).containsExactly(1000 >> 8, 1000 & 0xff);
      assertThat(events.end()).isEqualTo(new RecordedEvents.End("closed by the client", true));
      assertThat(server.allEnded()).isTrue();
      assertThat(frames).isEmpty();

      socket.close();
      transport.close();
      assertThat(events.ends()).isEqualTo(1);
    }
  }

  @Test
  void closingDoesNotDependOnThePeer() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.upgrade();
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      open(transport).close();
      assertThat(events.end().clean()).isTrue();
      assertThat(server.allEnded()).isTrue();
    }
  }

  @Test
  void aCloseFrameIsAnsweredAndEndsTheStream() throws Exception {
    CompletableFuture<FakeConnection.Frame> answer = new CompletableFuture<>();
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.upgrade();
                  connection.send(
                      FakeConnection.frame(true, 8, new byte[] {1001 >> 8, (byte) 1001, 'b', 'y'}));
                  answer.complete(connection.readFrame());
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      open(transport);
      assertThat(events.end().clean()).isTrue();
      assertThat(events.end().reason()).endsWith("closed the stream (1001 by)");
      assertThat(answer.get().payload()).containsExactly(1001 >> 8, 1001 & 0xff);
      assertThat(server.allEnded()).isTrue();
      transport.close();
      assertThat(events.ends()).isEqualTo(1);
    }
  }

  @Test
  void anAbruptEndIsNotClean() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.upgrade();
                  connection.send(FakeConnection.text("last"));
                });
        NettyTransport transport = server.transport()) {
      open(transport);
      assertThat(events.next()).isEqualTo("last");
      assertThat(events.end().clean()).isFalse();
      assertThat(events.end().reason()).contains("without a close frame");
    }
  }

  @Test
  void aResetIsNotClean() throws Exception {
    CompletableFuture<Void> opened = new CompletableFuture<>();
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.upgrade();
                  opened.get(20, TimeUnit.SECONDS);
                  connection.reset();
                });
        NettyTransport transport = server.transport()) {
      open(transport);
      opened.complete(null);
      assertThat(events.end().clean()).isFalse();
      assertThat(events.ends()).isEqualTo(1);
    }
  }

  @Test
  void aMessageCutInTheMiddleIsNotDelivered() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.upgrade();
                  connection.send(java.util.Arrays.copyOf(FakeConnection.text("never whole"), 6));
                });
        NettyTransport transport = server.transport()) {
      open(transport);
      assertThat(events.end().clean()).isFalse();
      assertThat(events.isEmpty()).isTrue();
    }
  }

  @Test
  void aBrokenFrameEndsTheStream() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.upgrade();
                  connection.send(FakeConnection.frame(true, 7, new byte[3]));
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      open(transport);
      assertThat(events.end().clean()).isFalse();
      assertThat(events.end().reason()).contains("broke the WebSocket protocol");
      assertThat(server.allEnded()).isTrue();
    }
  }

  @Test
  void aListenerThatThrowsKeepsTheStream() throws Exception {
    EventSocket.Listener failing =
        new EventSocket.Listener() {
          @Override
          public void received(byte[] message) {
            events.received(message);
            throw new IllegalStateException("as the test wants it");
          }

          @Override
          public void closed(String reason, boolean clean) {
            events.closed(reason, clean);
          }
        };
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.upgrade();
                  ByteArrayOutputStream both = new ByteArrayOutputStream();
                  both.write(FakeConnection.text("one"));
                  both.write(FakeConnection.text("two"));
                  connection.send(both.toByteArray());
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      transport.open("app=a", Duration.ofSeconds(20), failing).get(30, TimeUnit.SECONDS);
      assertThat(events.next()).isEqualTo("one");
      assertThat(events.next()).isEqualTo("two");
    }
  }

  @Test
  void messagesThatComeTogetherAreHandedOnTogether() throws Exception {
    BlockingQueue<List<String>> batches = new LinkedBlockingQueue<>();
    EventSocket.Listener listener =
        new EventSocket.Listener() {
          @Override
          public void received(byte[] message) {
            throw new AssertionError("one by one");
          }

          @Override
          public void received(List<byte[]> messages) {
            batches.add(messages.stream().map(message -> new String(message, UTF_8)).toList());
          }

          @Override
          public void closed(String reason, boolean clean) {}
        };
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      sent.add("message " + i);
      frames.write(FakeConnection.text("message " + i));
    }
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.upgrade();
                  connection.send(frames.toByteArray());
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      transport.open("app=a", Duration.ofSeconds(20), listener).get(30, TimeUnit.SECONDS);
      List<String> received = new ArrayList<>();
      int largest = 0;
      while (received.size() < sent.size()) {
        List<String> batch = batches.poll(20, TimeUnit.SECONDS);
        assertThat(batch).isNotNull();
        received.addAll(batch);
        largest = Math.max(largest, batch.size());
      }
      assertThat(received).isEqualTo(sent);
      assertThat(largest).isBetween(2, 128);
    }
  }

  @Test
  void aRefusedHandshakeSaysWhy() throws Exception {
    UnauthorizedException wrongPassword =
        refused(
            UnauthorizedException.class,
            connection -> {
              connection.readRequest();
              connection.answer("401 Unauthorized", "{\"error\":\"Authentication required\"}");
              connection.awaitEnd();
            });
    assertThat(wrongPassword).hasMessage("GET /events: 401 Authentication required");
    refused(
        NotFoundException.class,
        connection -> {
          connection.readRequest();
          connection.answer("404 Not Found", "<html><title>404 Not Found</title></html>");
          connection.awaitEnd();
        });
    AriResponseException ordinary =
        refused(
            AriResponseException.class,
            connection -> {
              connection.readRequest();
              connection.answer("200 OK", "");
              connection.awaitEnd();
            });
    assertThat(ordinary.status()).isEqualTo(200);
  }

  @Test
  void aWrongAcceptKeyIsRefused() throws Exception {
    AriConnectionException failure =
        refused(
            AriConnectionException.class,
            connection -> {
              connection.readRequest();
              connection.send(
                  "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                      + "Connection: Upgrade\r\nSec-WebSocket-Accept: AAAA\r\n\r\n");
              connection.awaitEnd();
            });
    assertThat(failure).hasMessageContaining("answered the WebSocket handshake wrongly");
  }

  @Test
  void aHandshakeWithoutOrWithHalfAnAnswerFails() throws Exception {
    refused(AriConnectionException.class, FakeConnection::readRequest);
    refused(
        AriConnectionException.class,
        connection -> {
          connection.readRequest();
          connection.send("HTTP/1.1 101 Switching Prot");
        });
    refused(
        AriConnectionException.class,
        connection -> {
          connection.readRequest();
          connection.send("HTTP/1.1 401 Unauthorized\r\nContent-Length: 100\r\n\r\nhalf");
        });
  }

  @Test
  @Tag("B7")
  void aSilentHandshakeTimesOut() throws Exception {
    try (FakeServer server = FakeServer.play(FakeConnection::awaitEnd);
        NettyTransport transport = server.transport()) {
      AriTimeoutException failure =
          HttpFailureTest.failure(
              AriTimeoutException.class, transport.open("app=a", Duration.ofMillis(200), events));
      assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(server.allEnded()).isTrue();
    }
  }

  @Test
  void cancellingTheHandshakeClosesTheConnection() throws Exception {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  asked.complete(null);
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      CompletableFuture<EventSocket> future =
          transport.open("app=a", Duration.ofSeconds(20), events);
      asked.get(20, TimeUnit.SECONDS);
      future.cancel(true);
      assertThat(server.allEnded()).isTrue();
      assertThat(events.ends()).isZero();
    }
  }
}
