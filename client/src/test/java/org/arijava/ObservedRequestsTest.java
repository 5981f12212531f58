/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriException;
import org.arijava.error.NotFoundException;
import org.arijava.error.Outcome;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservedRequestsTest {

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<AriException> failures = new LinkedBlockingQueue<>();

  private final AriListener listener =
      new AriListener() {
        @Override
        public void requestStarted(AriRequest request) {
          told.add("started " + request);
        }

        @Override
        public void requestFinished(AriRequest request, Duration took, AriException failure) {
          told.add("finished " + request + (took.isNegative() ? " before it began" : ""));
          if (failure != null) {
            failures.add(failure);
          }
        }
      };

  private final FakeTransport asterisk = new FakeTransport();
  private AriClient ari = client(asterisk);

  private AriClient client(FakeTransport transport) {
    return AriClient.over(FakeTransport.options().with(o -> o.listener(listener)), transport);
  }

  @AfterEach
  void close() {
    ari.close();
  }

  @Test
  void theListenerIsToldOfARequestWhenItIsSentAndWhenItIsOver() throws Exception {
    ari.channels().setVariable("17.42", "SECRET", "1234");

    assertThat(told.take()).isEqualTo("started POST /channels/17.42/variable");
    assertThat(told.take()).isEqualTo("finished POST /channels/17.42/variable");
    assertThat(failures).isEmpty();
  }

  @Test
  void itIsToldWhyAsteriskRefusedEvenWhereTheCallerGetsAnEmptyResult() throws Exception {
    asterisk.answer(404, "{\"message\":\"Channel not found\"}");
    assertThat(ari.channels().find("17.42")).isEmpty();

    assertThat(failures.take())
        .isInstanceOf(NotFoundException.class)
        .hasMessage("GET /channels/17.42: 404 Channel not found");
  }

  @Test
  void itIsToldOfADownloadWhoseBodyIsStillToCome() throws Exception {
    asterisk.answer(200, "RIFF");
    try (var body = ari.recordings().getStoredFile("vm")) {
      assertThat(told.take()).isEqualTo("started GET /recordings/stored/vm/file");
      assertThat(told.take()).isEqualTo("finished GET /recordings/stored/vm/file");
      assertThat(body.readAllBytes()).hasSize(4);
    }
  }

  @Test
  void itIsToldWhatTheCallerIsThrownWhenTheConnectionBreaks() throws Exception {
    AriConnectionException lost = new AriConnectionException("lost", Outcome.UNKNOWN, null);
    ari.close();
    ari =
        client(
            new FakeTransport() {
              @Override
              public CompletableFuture<AriResponse> exchange(AriRequest request) {
                return CompletableFuture.failedFuture(lost);
              }
            });

    assertThat(catchThrowable(() -> ari.channels().list())).hasMessage("lost");
    assertThat(failures.take()).isSameAs(lost);
  }
}
