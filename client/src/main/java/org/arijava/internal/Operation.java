/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.arijava.error.NotFoundException;
import org.arijava.spi.AriRequest;
import org.arijava.spi.Transport;
import org.jspecify.annotations.Nullable;

/**
 * One request, ready to be sent once: {@link #await} for callers that wait, {@link #start} for
 * those that do not. Both send the same exchange and read its answer alike. Confined to its caller.
 *
 * @param <T> the result
 */
public final class Operation<T extends @Nullable Object> {

  /** How a request is sent. */
  interface Sender<A> {
    CompletableFuture<A> send(Transport transport, AriRequest request);
  }

  /** How an answer becomes a result; throws what an answer that is none means. */
  interface Reader<A, T extends @Nullable Object> {
    T read(A answer, long asOf);
  }

  private record Exchange<A, T extends @Nullable Object>(Sender<A> sender, Reader<A, T> reader) {}

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final Core core;
  private final Call call;
  private final Exchange<?, T> exchange;

  <A> Operation(Core core, Call call, Sender<A> sender, Reader<A, T> reader) {
    this(core, call, new Exchange<>(sender, reader));
  }

  private Operation(Core core, Call call, Exchange<?, T> exchange) {
    this.core = core;
    this.call = call;
    this.exchange = exchange;
  }

  /** The same request, whose result is empty when there is no such object. */
  public Operation<Optional<T>> optional() {
    return orElse(exchange, Optional::ofNullable, Optional.empty());
  }

  /** The same request, whose result is whether there is such an object. */
  public Operation<Boolean> found() {
    return orElse(exchange, result -> true, false);
  }

  private <A, R> Operation<R> orElse(
      Exchange<A, T> plain, Function<? super T, R> found, R missing) {
    return new Operation<>(
        core,
        call,
        plain.sender(),
        (answer, asOf) -> {
          try {
            return found.apply(plain.reader().read(answer, asOf));
          } catch (NotFoundException e) {
            return missing;
          }
        });
  }

  /** Sends it, first asking whether this Asterisk has it if that is wanted. */
  private <A> CompletableFuture<A> send(Exchange<A, T> way, AriRequest request) {
    if (!core.options().checkSupport()) {
      return way.sender().send(core.transport(), request);
    }
    CompletableFuture<?> checked = core.served().checked(call, request.timeout());
    return checked.isDone() && !checked.isCompletedExceptionally()
        ? way.sender().send(core.transport(), request)
        : sendAfter(checked, way, request);
  }

  /** Sends it when the check is over, with the time that is left; ending it early gives both up. */
  private <A> CompletableFuture<A> sendAfter(
      CompletableFuture<?> checked, Exchange<A, T> way, AriRequest request) {
    long begin = System.nanoTime();
    CompletableFuture<A> result = new CompletableFuture<>();
    checked.whenComplete(
        (done, refusal) -> {
          if (refusal != null) {
            result.completeExceptionally(refusal);
          } else if (!result.isDone()) {
            Duration spent = Duration.ofNanos(System.nanoTime() - begin);
            CompletableFuture<A> sent =
                way.sender().send(core.transport(), call.request(left(request.timeout(), spent)));
            sent.whenComplete(
                (answer, failure) -> {
                  if (failure == null) {
                    result.complete(answer);
                  } else {
                    result.completeExceptionally(failure);
                  }
                });
            result.whenComplete((answer, failure) -> sent.cancel(true));
          }
        });
    return result;
  }

  /** What is left of a time-out; never nothing, so that the request itself tells that it is. */
  static Duration left(Duration timeout, Duration spent) {
    Duration left = timeout.minus(spent);
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }

  /** Sends it and waits for the result on this thread, whose frames a failure shows. */
  public T await() {
    return await(exchange);
  }

  private <A> T await(Exchange<A, T> way) {
    long asOf = core.router().now();
    AriRequest request = call.request(core.options().requestTimeout());
    A answer = Futures.await(send(way, request), request);
    return way.reader().read(answer, asOf);
  }

  /**
   * Sends it; the result completes in the turn of this thread, on the handler executor if it has
   * none. Ending the future early gives up the exchange.
   */
  public CompletableFuture<T> start() {
    return start(exchange);
  }

  private <A> CompletableFuture<T> start(Exchange<A, T> way) {
    long asOf = core.router().now();
    AriRequest request = call.request(core.options().requestTimeout());
    CompletableFuture<A> sent = send(way, request);
    return core.future(
        sent, answer -> way.reader().read(answer, asOf), request, () -> sent.cancel(true));
  }
}
