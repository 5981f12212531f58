/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URI;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * What any client has to do at least: bare sockets, a decoder made for the three fields that are
 * read, and handlers on the reading thread; or, what a client has to do at least whose handlers may
 * block, a mailbox for each channel, emptied in order by a pool.
 */
final class FloorClient implements BenchmarkClient {

  private static final byte[] START = "StasisStart".getBytes(ISO_8859_1);
  private static final int ANSWERS = 8 << 10;
  private static final int EVENTS = 256 << 10;
  private static final int THREADS = 64;

  private final @Nullable Mailboxes mailboxes;
  private final Executor calls = Executors.newFixedThreadPool(THREADS);
  private final Deque<FloorSocket> idle = new ConcurrentLinkedDeque<>();
  private volatile Map<String, Handler> each = new HashMap<>();
  private volatile @Nullable Sink all;
  private volatile @Nullable Sink end;
  private volatile boolean answering;
  private volatile FloorDecoder decoder = new FloorDecoder(false);
  private volatile @Nullable URI url;

  FloorClient(boolean mailboxes) {
    this.mailboxes = mailboxes ? new Mailboxes() : null;
  }

  /** What is registered for a channel. */
  private interface Handler {
    void event(String type, String channel, String third);
  }

  @Override
  public void connect(URI url) throws IOException {
    this.url = url;
    request("GET", "/ari/asterisk/info");
  }

  /** Sends a request on a socket that nobody uses, and waits for the answer's body. */
  private String request(String method, String target) throws IOException {
    FloorSocket free = idle.pollFirst();
    FloorSocket socket = free == null ? open(ANSWERS) : free;
    String body = socket.request(method, target);
    idle.addFirst(socket);
    return body;
  }

  private FloorSocket open(int buffer) throws IOException {
    URI server = url;
    if (server == null) {
      throw new IllegalStateException("not connected");
    }
    return new FloorSocket(server, buffer);
  }

  @Override
  public void start() throws IOException {
    FloorSocket events = open(EVENTS);
    events.upgrade("/ari/events?app=" + APPLICATION);
    Thread reader = new Thread(() -> read(events), "floor-reader");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(FloorSocket events) {
    try {
      events.read(
          new FloorSocket.Reader() {
            @Override
            public void frame(byte[] bytes, int from, int to) {
              handle(bytes, from, to);
            }

            @Override
            public void paused() {
              if (mailboxes != null) {
                mailboxes.start();
              }
            }
          });
    } catch (IOException e) {
      System.err.println("floor: " + e);
    }
  }

  private void handle(byte[] bytes, int from, int to) {
    FloorDecoder event = decoder;
    event.decode(bytes, from, to);
    if (!event.namesChannel()) {
      Sink sink = end;
      if (sink != null) {
        sink.end();
      }
      return;
    }
    if (answering) {
      if (event.is(START)) {
        String channel = event.channel();
        calls.execute(() -> answer(channel));
      }
      return;
    }
    Sink everybody = all;
    if (everybody != null && mailboxes == null) {
      everybody.event(event.type(), event.channel(), event.third());
      return;
    }
    Map<String, Handler> own = each;
    if (everybody == null && own.isEmpty()) {
      return;
    }
    String channel = event.channel();
    Handler handler =
        everybody == null
            ? own.get(channel)
            : own.computeIfAbsent(channel, id -> handler(everybody));
    if (handler != null) {
      handler.event(event.type(), channel, event.third());
    }
  }

  private void answer(String channel) {
    try {
      Pause.at(channel);
      request("POST", "/ari/channels/" + channel + "/answer");
      request("POST", "/ari/channels/" + channel + "/play?media=sound:hello-world");
    } catch (IOException e) {
      System.err.println("floor: " + e);
    }
  }

  @Override
  public void hearAll(Sink sink) {
    decoder = new FloorDecoder(sink.checksOrder());
    all = sink;
  }

  @Override
  public void hearEach(List<String> channels, Sink sink) {
    Map<String, Handler> own = new HashMap<>();
    channels.forEach(id -> own.put(id, handler(sink)));
    decoder = new FloorDecoder(sink.checksOrder());
    each = own;
  }

  private Handler handler(Sink sink) {
    return mailboxes == null ? sink::event : mailboxes.of(sink)::event;
  }

  @Override
  public void hearEnd(Sink sink) {
    end = sink;
  }

  @Override
  public String get(String channel) throws IOException {
    String body = request("GET", "/ari/channels/" + channel);
    int name = body.indexOf("\"name\":\"") + 8;
    return body.substring(name, body.indexOf('"', name));
  }

  @Override
  public void answerCalls() {
    answering = true;
  }

  @Override
  public void close() {}
}
