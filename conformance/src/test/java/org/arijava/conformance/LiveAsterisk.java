/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Channel;
import org.arijava.error.AriResponseException;
import org.arijava.event.Event;
import org.arijava.event.StasisStart;
import org.arijava.internal.net.NettyTransport;
import org.arijava.internal.net.NetworkOptions;
import org.arijava.spi.Transport;

/** A server with a client that is the application {@link #APP}. Thread-safe. */
final class LiveAsterisk implements AutoCloseable {

  /** The application that runs all the time. */
  static final String APP = "conformance";

  /** The name and the password of a user who may only read. */
  static final String READER = "reader";

  private final RunningServer server;
  private final CalledOperations called = new CalledOperations();
  private final AriClient ari;
  private final Set<Class<?>> visitors = ConcurrentHashMap.newKeySet();

  LiveAsterisk(RunningServer server) {
    this.server = server;
    this.ari = AriClient.over(options(), transport(server.user(), server.password(), called));
    ari.events().eventWebsocket(APP);
  }

  AriClient ari() {
    return ari;
  }

  RunningServer server() {
    return server;
  }

  /** What the client has called so far. */
  CalledOperations called() {
    return called;
  }

  AriOptions options() {
    return AriOptions.of(o -> o.url(server.url()).credentials(server.user(), server.password()));
  }

  /** A way to this Asterisk that notes its answers. */
  Transport transport(String user, String password, CalledOperations notes) {
    return new RecordingTransport(
        NettyTransport.create(
            new NetworkOptions(
                server.url(), user, password, Duration.ofSeconds(5), 16, null, true)),
        notes);
  }

  /** Remembers that the tests of this class run. */
  void visited(Class<?> testClass) {
    visitors.add(testClass);
  }

  boolean wasVisitedBy(Class<?> testClass) {
    return visitors.contains(testClass);
  }

  /** Listens, from now on, for the first event of the type that the condition accepts. */
  <E extends Event> Awaited<E> next(Class<E> type, Predicate<E> condition) {
    return new Awaited<>(ari, type, condition);
  }

  /** A channel that is up and in the application: one half of a Local call. */
  Channel channel() {
    return channel("Local/answer@default");
  }

  /** A channel that is up and in the application. */
  Channel channel(String endpoint) {
    String id = UUID.randomUUID().toString();
    try (Awaited<StasisStart> start = next(StasisStart.class, e -> e.channel().id().equals(id))) {
      ari.channels().originate(endpoint, o -> o.app(APP).channelId(id));
      return start.get().channel();
    }
  }

  /** A channel in the application that has not been dialled yet. */
  Channel undialled(String endpoint) {
    String id = UUID.randomUUID().toString();
    try (Awaited<StasisStart> start = next(StasisStart.class, e -> e.channel().id().equals(id))) {
      ari.channels().create(endpoint, APP, o -> o.channelId(id));
      return start.get().channel();
    }
  }

  /** A channel that the dialplan has, and no application. */
  Channel elsewhere() {
    return ari.channels()
        .originate(
            "Local/answer@default", o -> o.context("default").extension("answer").priority(1));
  }

  /** Ends every call. */
  void hangUpAll() {
    for (Channel channel : ari.channels().list()) {
      try {
        channel.hangup();
      } catch (AriResponseException e) {
        // Its other half took it along.
      }
    }
  }

  @Override
  public void close() {
    ari.close();
  }
}
