/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.arijava.Application;
import org.arijava.AriClient;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.error.AriResponseException;

/** What an application leaves on an Asterisk. Immutable. */
final class Leftovers {

  /** How long an application may take to end its calls once its parties are gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final AriClient observer;

  Leftovers(AriClient observer) {
    this.observer = observer;
  }

  /** The channels and bridges that do not end. */
  List<String> ofCalls() {
    Polling.until(
        PATIENCE,
        () -> observer.channels().list().isEmpty() && observer.bridges().list().isEmpty());
    List<String> left = new ArrayList<>();
    for (Channel channel : observer.channels().list()) {
      left.add(
          "channel %s (%s), %s"
              .formatted(channel.id(), channel.name(), channel.raw().get("state")));
    }
    for (Bridge bridge : observer.bridges().list()) {
      left.add(
          "bridge %s (%s) with %d channels"
              .formatted(bridge.id(), bridge.name(), bridge.channelIds().size()));
    }
    return left;
  }

  /** The subscriptions that keep applications of closed clients, apart from the given one. */
  List<String> ofApplications(String ours) {
    Polling.until(PATIENCE, () -> others(ours).isEmpty());
    return others(ours).stream()
        .flatMap(
            application ->
                sources(application)
                    .map(
                        source ->
                            "subscription of application %s to %s"
                                .formatted(application.name(), source)))
        .toList();
  }

  private List<Application> others(String ours) {
    return observer.applications().list().stream()
        .filter(application -> !application.name().equals(ours))
        .filter(application -> sources(application).findAny().isPresent())
        .toList();
  }

  private static Stream<String> sources(Application application) {
    return Stream.of(
            application.channelIds().stream().map("channel:"::concat),
            application.bridgeIds().stream().map("bridge:"::concat),
            application.endpointIds().stream().map("endpoint:"::concat),
            application.deviceNames().stream().map("deviceState:"::concat))
        .flatMap(s -> s);
  }

  /** Removes all of it, for the tests to come. */
  void remove() {
    for (Channel channel : observer.channels().list()) {
      quietly(channel::hangup);
    }
    for (Bridge bridge : observer.bridges().list()) {
      quietly(bridge::destroy);
    }
    for (Application application : observer.applications().list()) {
      sources(application).forEach(source -> quietly(() -> application.unsubscribe(source)));
    }
  }

  private static void quietly(Runnable command) {
    try {
      command.run();
    } catch (AriResponseException e) {
      // It is gone by now.
    }
  }
}
