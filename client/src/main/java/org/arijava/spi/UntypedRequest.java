/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spi;

import java.util.concurrent.CompletableFuture;

/**
 * A request of any operation, sent once as the typed client sends its own: with its time-out, its
 * errors and its encoding of lists and of long queries. Confined to one thread until it is sent.
 */
public interface UntypedRequest extends Parameters {

  /**
   * Fills in a variable of the path.
   *
   * @throws IllegalArgumentException when the value is empty, or Asterisk would take it for another
   *     operation
   */
  UntypedRequest id(String name, String value);

  /**
   * Tells which object the request makes, just before it is sent: its events are kept from then on,
   * and it shares the turn of the handler that asks for it.
   *
   * @param kind the object's type in ARI, as {@code Channel}
   */
  UntypedRequest creates(String kind, String id);

  /**
   * Sends it and waits for its answer.
   *
   * @throws org.arijava.error.AriResponseException when Asterisk refuses
   * @throws org.arijava.error.AriConnectionException when it cannot be reached
   * @throws org.arijava.error.AriTimeoutException when it does not answer in time
   * @throws org.arijava.error.AriInterruptedException when the thread is interrupted
   */
  Answer send();

  /** Sends it; the future fails as {@link #send()} does and completes where handlers run. */
  CompletableFuture<Answer> sendAsync();

  /** Sends it and waits for the head of its answer, whose body is read as it arrives. */
  AriDownload download();

  /**
   * A successful answer.
   *
   * @param response the answer
   * @param asOf the number of the latest event when it was asked for
   */
  record Answer(AriResponse response, long asOf) {}
}
