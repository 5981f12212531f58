/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.async.AsyncAriClient;
import org.arijava.async.AsyncChannel;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.StasisStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@link Hello} with Reactor: futures become Monos and publishers Fluxes, with its own adapters.
 */
public final class HelloReactor {

  private static final Logger log = LoggerFactory.getLogger(HelloReactor.class);

  private HelloReactor() {}

  /** The application: it does something once it is subscribed to, and ends with the client. */
  public static Flux<Void> application(AsyncAriClient ari) {
    return JdkFlowAdapter.flowPublisherToFlux(ari.events(StasisStart.class))
        .flatMap(start -> call(start.channel().async()), Integer.MAX_VALUE);
  }

  /** One call, until it is over; its failure is not the application's. */
  private static Mono<Void> call(AsyncChannel channel) {
    Flux<ChannelDtmfReceived> keys =
        JdkFlowAdapter.flowPublisherToFlux(channel.events(ChannelDtmfReceived.class));
    return Mono.fromFuture(channel::answer)
        .then(Mono.fromFuture(() -> channel.play("sound:hello-world")))
        .thenMany(keys.concatMap(key -> pressed(channel, key.digit())))
        .then()
        .onErrorResume(
            failure -> {
              log.warn("a call failed", failure);
              return Mono.empty();
            });
  }

  private static Mono<?> pressed(AsyncChannel channel, String key) {
    return switch (key) {
      case "#" ->
          Mono.fromFuture(() -> channel.play("sound:goodbye"))
              .then(Mono.fromFuture(channel::continueInDialplan));
      case "*" -> Mono.fromFuture(() -> channel.play("sound:asterisk-friend"));
      default -> Mono.fromFuture(() -> channel.play("sound:digits/" + key));
    };
  }

  /** Runs until the session ends, on the Asterisk that ARI_URL, ARI_USER and ARI_PASSWORD name. */
  public static void main(String[] args) {
    Mono.fromFuture(() -> AriClient.connectAsync(AriOptions.fromEnvironment()))
        .map(AriClient::async)
        .flatMap(
            ari -> {
              Disposable calls = application(ari).subscribe();
              return Mono.fromFuture(() -> ari.run("hello"))
                  .doFinally(over -> calls.dispose())
                  .doFinally(over -> ari.close());
            })
        .block();
  }
}
