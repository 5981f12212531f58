/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.arijava.spi.EventSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LivenessTest {

  private final RecordedEvents events = new RecordedEvents();
  private final BlockingQueue<FakeConnection.Frame> frames = new LinkedBlockingQueue<>();

  private EventSocket open(NettyTransport transport) throws Exception {
    return transport.open("app=a", Duration.ofSeconds(20), events).get(30, TimeUnit.SECONDS);
  }

  @Test
  @Tag("B8")
  void aSilentServerIsPingedAndThenGivenUp() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.upgrade();
                  for (FakeConnection.Frame frame = connection.readFrame();
                      frame != null;
                      frame = connection.readFrame()) {
                    frames.add(frame);
                  }
                });
        NettyTransport transport = server.hasty(Duration.ofMillis(200))) {
      open(transport);
      assertThat(events.end())
          .isEqualTo(new RecordedEvents.End("nothing heard from Asterisk for 0.4 s", false));
      assertThat(server.allEnded()).isTrue();
      assertThat(frames).isNotEmpty().allMatch(frame -> frame.opcode() == 9);
      transport.close();
      assertThat(events.ends()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatAnswersPingsIsKept() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.upgrade();
                  for (int pings = 1; pings <= 8; pings++) {
                    FakeConnection.Frame frame = connection.readFrame();
                    frames.add(frame);
                    connection.send(FakeConnection.frame(true, 10, frame.payload()));
                  }
                  connection.send(FakeConnection.text("still here"));
                  connection.awaitEnd();
                });
        NettyTransport transport = server.hasty(Duration.ofMillis(500))) {
      EventSocket socket = open(transport);
      assertThat(events.next()).isEqualTo("still here");
      assertThat(events.ends()).isZero();
      assertThat(frames).hasSize(8).allMatch(frame -> frame.opcode() == 9);
      socket.close();
      assertThat(events.end().clean()).isTrue();
    }
  }

  @Test
  void whateverArrivesCountsAsLifeEvenPartsOfAFrame() throws Exception {
    byte[] message = FakeConnection.text("x".repeat(100));
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.upgrade();
                  for (byte part : message) { // for longer than two intervals
                    connection.endsWithin(Duration.ofMillis(20));
                    connection.send(new byte[] {part});
                  }
                  connection.awaitEnd();
                });
        NettyTransport transport = server.hasty(Duration.ofMillis(500))) {
      open(transport);
      assertThat(events.next()).hasSize(100);
      assertThat(events.ends()).isZero();
    }
  }
}
