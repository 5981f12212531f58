/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.arijava.dynamic.DynamicAri;
import org.arijava.dynamic.DynamicEvent;
import org.arijava.dynamic.DynamicObject;
import org.jspecify.annotations.Nullable;

/** This library's dynamic API, built from what the server describes. */
final class DynamicClient implements BenchmarkClient {

  private static final String MODEL = "Channel";

  private @Nullable DynamicAri ari;

  private DynamicAri ari() {
    DynamicAri client = ari;
    if (client == null) {
      throw new IllegalStateException("not connected");
    }
    return client;
  }

  @Override
  public void connect(URI url) {
    ari = DynamicAri.connect(url.toString(), USER, USER);
  }

  @Override
  public void start() {
    ari().start(APPLICATION);
  }

  @Override
  public void hearAll(Sink sink) {
    ari().onEvery(event -> tell(sink, event));
  }

  @Override
  public void hearEach(List<String> channels, Sink sink) {
    for (String id : channels) {
      for (String type : EVENTS) {
        ari().ref(MODEL, id).on(type, event -> tell(sink, event));
      }
    }
  }

  private static void tell(Sink sink, DynamicEvent event) {
    DynamicObject channel =
        event.findObject("channel").or(() -> event.findObject("peer")).orElse(null);
    if (channel != null) {
      sink.event(event.type(), channel.id(), channel.text(sink.checksOrder() ? "name" : "state"));
    }
  }

  @Override
  public void hearEnd(Sink sink) {
    ari().on("DeviceStateChanged", event -> sink.end());
  }

  @Override
  public String get(String channel) {
    return ari()
        .repository("channels")
        .call("get", Map.of("channelId", channel))
        .object()
        .text("name");
  }

  @Override
  public void answerCalls() {
    ari()
        .on(
            "StasisStart",
            start -> {
              DynamicObject channel = start.object("channel");
              Pause.at(channel.id());
              channel.call("answer");
              channel.call("play", Map.of("media", "sound:hello-world"));
            });
  }

  @Override
  public void close() {
    ari().close();
  }
}
