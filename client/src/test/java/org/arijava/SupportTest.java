/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.arijava.error.AriDecodeException;
import org.arijava.error.AriUnsupportedOperationException;
import org.arijava.error.NotFoundException;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an Asterisk has is what its own description says. */
@Timeout(30)
class SupportTest {

  private static final String LISTING =
      """
      {"apiVersion": "10.0.0", "apis": [
        {"path": "/api-docs/channels.{format}"}, {"path": "/api-docs/bridges.{format}"}, 7]}
      """;

  private static final String CHANNELS =
      """
      {"apis": [
        {"path": "/channels", "operations": [
          {"httpMethod": "POST", "nickname": "originate", "parameters": [
            {"name": "endpoint"}, {"name": "app"}, {"name": "variables"}]}]},
        {"path": "/channels/{id}", "operations": [
          {"httpMethod": "DELETE", "nickname": "hangup", "parameters": [{"name": "id"}]}]}]}
      """;

  /** An Asterisk that describes itself. */
  private static final class Described implements Transport {

    final Map<String, String> documents = new ConcurrentHashMap<>();
    final List<String> sent = new CopyOnWriteArrayList<>();
    final List<Duration> timeouts = new CopyOnWriteArrayList<>();
    final CompletableFuture<AriResponse> endless = new CompletableFuture<>();
    final CountDownLatch endlessAsked = new CountDownLatch(1);
    volatile CompletableFuture<Void> mayDescribe = CompletableFuture.completedFuture(null);

    @Override
    public CompletableFuture<AriResponse> exchange(AriRequest request) {
      sent.add(request.operation());
      timeouts.add(request.timeout());
      if (request.path().equals("/channels/endless")) {
        endlessAsked.countDown();
        return endless;
      }
      String document = documents.get(request.path());
      boolean isDocument = request.path().startsWith("/api-docs/");
      int status = isDocument && document == null ? 404 : 200;
      String body = document == null ? "{\"id\": \"1\"}" : document;
      AriResponse answer =
          new AriResponse(status, "", "application/json", body.getBytes(StandardCharsets.UTF_8));
      return isDocument
          ? mayDescribe.thenApply(now -> answer)
          : CompletableFuture.completedFuture(answer);
    }

    @Override
    public CompletableFuture<AriDownload> download(AriRequest request) {
      return CompletableFuture.failedFuture(new IllegalStateException());
    }

    @Override
    public CompletableFuture<EventSocket> open(
        String query, Duration timeout, EventSocket.Listener listener) {
      return CompletableFuture.failedFuture(new IllegalStateException());
    }

    @Override
    public void close() {}
  }

  private final Described asterisk = new Described();
  private final AriClient ari = AriClient.over(FakeTransport.options(), asterisk);
  private final AriClient strict = ari.with(o -> o.checkSupport(true));

  SupportTest() {
    asterisk.documents.put("/api-docs/resources.json", LISTING);
    asterisk.documents.put("/api-docs/channels.json", CHANNELS);
    asterisk.documents.put("/api-docs/bridges.json", "{}");
  }

  @Test
  void operationsAndParametersAreThoseOfTheDescription() {
    assertThat(ari.supports("channels.originate")).isTrue();
    assertThat(ari.supports("POST /channels")).isTrue();
    assertThat(ari.supports("DELETE /channels/{channelId}")).isTrue();
    assertThat(ari.supports("channels.progress")).isFalse();
    assertThat(ari.supports("bridges.create")).isFalse();
    assertThat(ari.supports("channels.originate", "app")).isTrue();
    assertThat(ari.supports("channels.originate", "formats")).isFalse();
    assertThat(ari.supports("channels.progress", "app")).isFalse();
  }

  @Test
  void theDescriptionIsFetchedOnceAndOnlyWhenItIsNeeded() {
    ari.channels().hangup("1");
    assertThat(asterisk.sent).containsExactly("DELETE /channels/1");

    ari.supports("x");
    ari.supports("y");
    strict.channels().hangup("1");

    assertThat(asterisk.sent)
        .containsExactly(
            "DELETE /channels/1",
            "GET /api-docs/resources.json",
            "GET /api-docs/channels.json",
            "GET /api-docs/bridges.json",
            "DELETE /channels/1");
  }

  @Test
  void whatIsNotServedIsRefusedUnsentWhereThatIsWanted() {
    assertThatThrownBy(() -> strict.channels().answer("1"))
        .isInstanceOf(AriUnsupportedOperationException.class)
        .hasMessage("POST /channels/1/answer: this Asterisk has no such operation");
    assertThatThrownBy(() -> strict.channels().originate("PJSIP/a", o -> o.label("x")))
        .isInstanceOf(AriUnsupportedOperationException.class)
        .hasMessage("POST /channels: this Asterisk has no parameter label there");
    assertThat(asterisk.sent).allMatch(line -> line.contains("/api-docs/"));
    ari.channels().answer("1");
    assertThat(asterisk.sent).endsWith("POST /channels/1/answer");
  }

  @Test
  void whatTheClientAddsOfItsOwnIsNotHeldAgainstTheCaller() {
    strict.channels().originate("PJSIP/a", o -> o.app("x").variable("A", "b"));

    assertThat(asterisk.sent).endsWith("POST /channels");
    assertThatThrownBy(() -> strict.channels().originate("PJSIP/a", o -> o.channelId("mine")))
        .hasMessageContaining("no parameter channelId");
  }

  @Test
  void theCheckHoldsForFuturesToo() throws Exception {
    assertThatThrownBy(() -> strict.async().channels().answer("1").get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(AriUnsupportedOperationException.class);
    assertThat(ari.async().supports("channels.hangup").get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(ari.async().supports("channels.hangup", "x").get(20, TimeUnit.SECONDS)).isFalse();
    strict.async().channels().hangup("1").get(20, TimeUnit.SECONDS);
    assertThat(asterisk.sent).endsWith("DELETE /channels/1");
  }

  @Test
  void aFutureThatEndsEarlyGivesUpTheRequestBehindTheCheckToo() throws Exception {
    asterisk.mayDescribe = new CompletableFuture<>();
    CompletableFuture<Void> asked = strict.async().channels().hangup("endless");
    asterisk.mayDescribe.complete(null);
    assertThat(asterisk.endlessAsked.await(20, TimeUnit.SECONDS)).isTrue();

    asked.cancel(true);

    assertThatThrownBy(() -> asterisk.endless.get(20, TimeUnit.SECONDS))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void theCheckAndTheRequestHaveOneDeadlineTogether() throws Exception {
    asterisk.mayDescribe = new CompletableFuture<>();
    CompletableFuture<Void> asked = strict.async().channels().hangup("1");
    asterisk.mayDescribe.complete(null);
    asked.get(20, TimeUnit.SECONDS);

    List<Duration> timeouts = asterisk.timeouts;
    assertThat(asterisk.sent).hasSize(4);
    assertThat(timeouts.get(0)).isEqualTo(strict.options().requestTimeout());
    assertThat(timeouts.get(1)).isLessThan(timeouts.get(0)).isEqualTo(timeouts.get(2));
    assertThat(timeouts.get(3)).isLessThan(timeouts.get(0));
  }

  @Test
  void aDescriptionThatCannotBeHadIsAskedForAgain() {
    asterisk.documents.remove("/api-docs/channels.json");
    assertThatThrownBy(() -> ari.supports("channels.originate"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("GET /api-docs/channels.json");
    asterisk.documents.put("/api-docs/channels.json", "nonsense");
    assertThatThrownBy(() -> strict.channels().hangup("1"))
        .isInstanceOf(AriDecodeException.class)
        .hasMessageContaining("GET /api-docs/channels.json: not JSON");
    asterisk.documents.put("/api-docs/channels.json", CHANNELS);

    assertThat(ari.supports("channels.originate")).isTrue();
  }
}
