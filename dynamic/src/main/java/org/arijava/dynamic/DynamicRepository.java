/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.arijava.spi.AriDownload;
import org.arijava.swagger.Resource;

/** The operations of a resource that the connected Asterisk describes. Thread-safe. */
public final class DynamicRepository {

  private final DynamicAri ari;
  private final Resource resource;

  DynamicRepository(DynamicAri ari, Resource resource) {
    this.ari = ari;
    this.resource = resource;
  }

  /** Its name, as {@code channels}. */
  public String name() {
    return resource.name();
  }

  /** What the Asterisk says of it. */
  public Resource resource() {
    return resource;
  }

  /** The nicknames of its operations. */
  public List<String> operations() {
    return List.copyOf(resource.operations().keySet());
  }

  /**
   * Calls an operation that needs no parameters and waits for the answer.
   *
   * @param operation the nickname, as {@code list}
   * @throws org.arijava.swagger.UnknownNameException when there is no such operation
   * @throws IllegalArgumentException when a parameter is missing
   * @throws org.arijava.error.AriResponseException when Asterisk refuses
   * @throws org.arijava.error.AriConnectionException when it cannot be reached
   */
  public DynamicResult call(String operation) {
    return call(operation, Map.of());
  }

  /**
   * As {@link #call(String)}, with parameters by name.
   *
   * @param parameters several values of one are an iterable or an array; domain objects stand for
   *     their ids
   * @throws org.arijava.swagger.UnknownNameException when there is no such operation or parameter
   * @throws IllegalArgumentException when a parameter is missing or not allowed
   */
  public DynamicResult call(String operation, Map<String, ?> parameters) {
    return request(operation, parameters).send();
  }

  /** As {@link #call(String)}, with the values of the required parameters in their order. */
  public DynamicResult call(String operation, Object first, Object... more) {
    return request(operation, Map.of(), DynamicRequest.values(first, more)).send();
  }

  /** As {@link #call(String)}, without waiting. */
  public CompletableFuture<DynamicResult> callAsync(String operation) {
    return callAsync(operation, Map.of());
  }

  /**
   * As {@link #call(String, Map)}, without waiting. What is wrong with the call itself is thrown at
   * once. The future completes where handlers run; cancelling it gives the request up.
   */
  public CompletableFuture<DynamicResult> callAsync(String operation, Map<String, ?> parameters) {
    return request(operation, parameters).sendAsync();
  }

  /** As {@link #call(String, Object, Object...)}, without waiting. */
  public CompletableFuture<DynamicResult> callAsync(
      String operation, Object first, Object... more) {
    return request(operation, Map.of(), DynamicRequest.values(first, more)).sendAsync();
  }

  /**
   * Calls an operation whose answer is read as it arrives, as {@code getStoredFile}. Close its body
   * when it is not read to its end.
   */
  public AriDownload download(String operation, Map<String, ?> parameters) {
    return request(operation, parameters).download();
  }

  private DynamicRequest request(String operation, Map<String, ?> parameters, Object... values) {
    return new DynamicRequest(ari, resource.operation(operation), Map.of(), parameters, values);
  }

  @Override
  public String toString() {
    return "Repository(" + name() + ")";
  }
}
