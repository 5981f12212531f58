/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.arijava.event.Event;
import org.junit.jupiter.api.AfterEach;

/** A client of an Asterisk that the test speaks for, and what came of its handlers. */
abstract class FakeCalls {

  final FakeTransport asterisk = new FakeTransport();
  final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
  final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  final AriClient ari =
      AriClient.over(FakeTransport.options().with(o -> o.listener(new Listener())), asterisk);

  @AfterEach
  void close() {
    ari.close();
  }

  final void receive(String type, String channel) {
    receive(type, channel, "1");
  }

  final void receive(String type, String channel, String digit) {
    asterisk.receive(
        "{\"type\":\"%s\",\"application\":\"hello\",\"digit\":\"%s\",\"args\":[],\"channel\":{\"id\":\"%s\"}}"
            .formatted(type, digit, channel));
  }

  private final class Listener implements AriListener {
    @Override
    public void handlerFailed(Event event, Throwable failure) {
      failures.add(failure);
    }

    @Override
    public void connected(AriSession session) {
      told.add("connected");
    }

    @Override
    public void disconnected(AriSession session, String reason) {
      told.add("disconnected");
    }

    @Override
    public void reconnected(AriSession session) {
      told.add("reconnected");
    }
  }
}
