/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import java.net.URI;
import java.util.List;
import org.arijava.AriClient;
import org.arijava.Channel;
import org.arijava.event.ChannelEvent;
import org.arijava.event.DeviceStateChanged;
import org.arijava.event.StasisStart;
import org.jspecify.annotations.Nullable;

/** This library's typed, blocking API. */
final class TypedClient implements BenchmarkClient {

  private @Nullable AriClient ari;

  /** The connected client. */
  AriClient ari() {
    AriClient client = ari;
    if (client == null) {
      throw new IllegalStateException("not connected");
    }
    return client;
  }

  @Override
  public void connect(URI url) {
    ari = AriClient.connect(url.toString(), USER, USER);
  }

  @Override
  public void start() {
    ari().start(APPLICATION);
  }

  @Override
  public void hearAll(Sink sink) {
    ari().on(ChannelEvent.class, event -> tell(sink, event));
  }

  @Override
  public void hearEach(List<String> channels, Sink sink) {
    for (String id : channels) {
      ari().channels().ref(id).on(ChannelEvent.class, event -> tell(sink, event));
    }
  }

  /** Reads an event. */
  static void tell(Sink sink, ChannelEvent event) {
    Channel channel = event.channels().get(0);
    sink.event(event.type(), channel.id(), sink.checksOrder() ? channel.name() : channel.state());
  }

  @Override
  public void hearEnd(Sink sink) {
    ari().on(DeviceStateChanged.class, event -> sink.end());
  }

  @Override
  public String get(String channel) {
    return ari().channels().get(channel).name();
  }

  @Override
  public void answerCalls() {
    ari()
        .on(
            StasisStart.class,
            start -> {
              Pause.at(start.channel().id());
              start.channel().answer();
              start.channel().play("sound:hello-world");
            });
  }

  @Override
  public void close() {
    ari().close();
  }
}
