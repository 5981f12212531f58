/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.arijava.swagger.LoopbackServer.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** WebSockets, transports, and what becomes of calls when a connection fails. */
@Timeout(60)
class ConnectionsTest extends ShelterClient {

  private final BlockingQueue<String> interrupted = new LinkedBlockingQueue<>();

  @Test
  @Tag("S35")
  @Tag("S43")
  @Tag("B16")
  void aWebSocketIsOpenedWithItsProtocolCredentialsAndEncodedQuery() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (SwaggerClient client =
        SwaggerClient.connect(
            Shelter.listing(server, "1.1"),
            o -> o.authenticator(Authenticator.basic(server.at("/"), "me", "s3cret")))) {
      SwaggerSocket socket =
          client.open(
              "animals", "watch", Map.of("species", List.of("cat", "a&b c")), listener(heard));

      assertThat(server.last().target()).isEqualTo("/api/animals/live?species=cat,a%26b%20c");
      assertThat(server.last().header("sec-websocket-protocol")).isEqualTo("shelter");
      assertThat(server.last().header("authorization")).startsWith("Basic ");
      socket.send("hello").thenCompose(s -> socket.send("again"));
      assertThat(server.nextReceived()).isEqualTo("hello");
      assertThat(server.nextReceived()).isEqualTo("again");
      String longText = "x".repeat(60_000);
      server.send("seen");
      server.send(longText);
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("seen");
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(longText);
      server.endSockets();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("closed: enough");
      assertThat(socket.send("late")).isCompletedExceptionally();
      socket.close();
      assertThat(heard).isEmpty();
    }
  }

  private static SwaggerSocket.Listener listener(BlockingQueue<String> heard) {
    return new SwaggerSocket.Listener() {
      @Override
      public void received(String text) {
        heard.add(text);
      }

      @Override
      public void closed(String reason) {
        heard.add("closed: " + reason);
      }
    };
  }

  @Test
  void closingAWebSocketTellsBothEnds() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    SwaggerSocket socket =
        shelter.open("animals", "watch", Map.of("species", "cat"), listener(heard));

    socket.close();
    socket.close();

    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("closed: closed by us");
    assertThat(server.nextReceived()).isEqualTo("closed");
  }

  @Test
  @Tag("S45")
  void closingTheClientEndsItsWebSocketsAndRequests() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    shelter.open("animals", "watch", Map.of("species", "cat"), listener(heard));
    answer = Answer.silence();
    CompletableFuture<SwaggerResponse> waiting = shelter.callAsync("visitors", "count", Map.of());

    shelter.close();

    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("closed: closed by us");
    assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(SwaggerException.class);
    assertThatThrownBy(() -> shelter.call("visitors", "count"))
        .isInstanceOf(SwaggerException.class);
  }

  @Test
  void anOperationIsEitherCalledOrOpened() {
    assertThatThrownBy(() -> shelter.call("animals", "watch", Map.of("species", "cat")))
        .hasMessage("animals.watch: opens a WebSocket; use open()");
    assertThatThrownBy(() -> shelter.open("animals", "list", Map.of(), text -> {}))
        .hasMessage("animals.list: opens no WebSocket; use call()");
  }

  @Test
  void aHandshakeThatIsRefusedIsAnError() throws Exception {
    try (SwaggerClient client =
        SwaggerClient.over(shelter.docs(), o -> o.base(URI.create("http://127.0.0.1:1/")))) {
      assertThatThrownBy(
              () -> client.open("animals", "watch", Map.of("species", "cat"), text -> {}))
          .isInstanceOf(SwaggerException.class)
          .hasMessageContaining("ws://127.0.0.1:1/animals/live");
    }
  }

  @Test
  void aServerThatIsNotThereIsAnError() {
    try (SwaggerClient client =
        SwaggerClient.over(shelter.docs(), o -> o.base(URI.create("http://127.0.0.1:1/")))) {
      assertThatThrownBy(() -> client.call("visitors", "count"))
          .isInstanceOf(SwaggerException.class)
          .hasMessageContaining("GET http://127.0.0.1:1/visitors");
    }
  }

  @Test
  @Tag("S42")
  void aRequestEndsAtItsTimeout() {
    answer = Answer.silence();
    try (SwaggerClient client =
        SwaggerClient.over(shelter.docs(), o -> o.timeout(Duration.ofMillis(50)))) {
      assertThatThrownBy(() -> client.call("visitors", "count"))
          .isInstanceOf(SwaggerException.class)
          .hasMessageContaining("timed out");
    }
  }

  @Test
  void endingAFutureEarlyGivesTheRequestUp() throws Exception {
    answer = Answer.silence();
    for (Consumer<CompletableFuture<?>> ending :
        List.<Consumer<CompletableFuture<?>>>of(
            waiting -> waiting.cancel(true),
            waiting -> waiting.completeExceptionally(new TimeoutException()))) {
      CompletableFuture<SwaggerResponse> waiting = shelter.callAsync("visitors", "count", Map.of());
      assertThat(server.nextReceived()).isEqualTo("unanswered");

      ending.accept(waiting);

      assertThat(server.nextReceived()).isEqualTo("given up");
    }
  }

  @Test
  void aHandshakeThatIsInterruptedGivesItsConnectionUp() throws Exception {
    server.refuseHandshakes();
    answer = Answer.silence();
    Thread opener =
        new Thread(
            () -> {
              try {
                shelter.open("animals", "watch", Map.of("species", "cat"), text -> {});
              } catch (SwaggerException e) {
                interrupted.add(e.getMessage());
              }
            });
    opener.start();
    assertThat(server.nextReceived()).isEqualTo("unanswered");

    opener.interrupt();

    assertThat(interrupted.poll(20, TimeUnit.SECONDS)).isEqualTo("interrupted while waiting");
    assertThat(server.nextReceived()).isEqualTo("given up");
  }

  @Test
  void aHandshakeThatIsCancelledGivesItsConnectionUp() throws Exception {
    server.refuseHandshakes();
    answer = Answer.silence();
    SwaggerRequest request =
        new SwaggerRequest(
            "GET",
            URI.create(server.url().replaceFirst("http", "ws") + "/api/animals/live"),
            Map.of(),
            null,
            Duration.ofSeconds(20));
    try (SwaggerTransport transport = new HttpTransport()) {
      CompletableFuture<SwaggerSocket> opening =
          transport.open(request, "shelter", listener(interrupted));
      assertThat(server.nextReceived()).isEqualTo("unanswered");

      opening.cancel(true);

      assertThat(server.nextReceived()).isEqualTo("given up");
      assertThat(interrupted).isEmpty();
    }
  }

  @Test
  void anInterruptedCallerIsLetGo() {
    answer = Answer.silence();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> shelter.call("visitors", "count"))
        .isInstanceOf(SwaggerException.class)
        .hasMessage("interrupted while waiting");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  @Tag("S37")
  @Tag("B25")
  void aTransportIsInjectedAndStaysItsOwners() {
    List<String> sent = new java.util.ArrayList<>();
    boolean[] closed = new boolean[1];
    SwaggerTransport transport =
        new SwaggerTransport() {
          @Override
          public CompletableFuture<SwaggerResponse> send(SwaggerRequest request) {
            sent.add(request.toString());
            return CompletableFuture.completedFuture(
                new SwaggerResponse(request.toString(), 200, Map.of(), new byte[0]));
          }

          @Override
          public CompletableFuture<SwaggerSocket> open(
              SwaggerRequest request, String protocol, SwaggerSocket.Listener listener) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void close() {
            closed[0] = true;
          }
        };

    try (SwaggerClient client = SwaggerClient.over(shelter.docs(), o -> o.transport(transport))) {
      assertThat(client.call("visitors", "count").status()).isEqualTo(200);
    }

    assertThat(sent).containsExactly("GET " + server.url() + "/api/visitors");
    assertThat(closed[0]).isFalse();
  }

  @Test
  void aDescriptionThatCannotBeHadLeavesNothingOpen() {
    assertThatThrownBy(() -> SwaggerClient.connect(server.at("/nothing")))
        .isInstanceOf(SwaggerException.class);
  }
}
