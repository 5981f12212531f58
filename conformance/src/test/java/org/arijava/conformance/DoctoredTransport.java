/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.Transport;

/** A transport that changes what one document of the server's own description says. Thread-safe. */
final class DoctoredTransport extends ForwardingTransport {

  private final String document;
  private final UnaryOperator<String> change;

  DoctoredTransport(Transport transport, String document, UnaryOperator<String> change) {
    super(transport);
    this.document = document;
    this.change = change;
  }

  @Override
  public CompletableFuture<AriResponse> exchange(AriRequest request) {
    CompletableFuture<AriResponse> answer = super.exchange(request);
    return request.path().equals("/api-docs/" + document)
        ? answer.thenApply(this::changed)
        : answer;
  }

  private AriResponse changed(AriResponse answer) {
    return new AriResponse(
        answer.status(),
        answer.reasonPhrase(),
        answer.contentType(),
        change.apply(answer.bodyText()).getBytes(StandardCharsets.UTF_8));
  }
}
