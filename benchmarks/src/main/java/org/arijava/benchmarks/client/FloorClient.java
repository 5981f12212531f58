/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What any client has to do at least: bare sockets, a decoder made for the three fields that are
 * read, and handlers on the reading thread; or, what a client has to do at least whose handlers may
 * block, a mailbox for each channel, emptied in order by a pool.
 */
final class FloorClient implements BenchmarkClient {

  private final boolean mailboxes;
  private final Executor handlers =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final Executor calls = Executors.newCachedThreadPool();
  private final ThreadLocal<@Nullable FloorSocket> sockets = new ThreadLocal<>();
  private final Map<String, Mailbox> boxes = new HashMap<>();
  private volatile @Nullable Map<String, Sink> each;
  private volatile @Nullable Sink all;
  private volatile @Nullable Sink end;
  private volatile boolean answering;
  private volatile FloorDecoder decoder = new FloorDecoder(false);
  private @Nullable URI url;

  FloorClient(boolean mailboxes) {
    this.mailboxes = mailboxes;
  }

  /** The events of one channel that wait. */
  private final class Mailbox implements Runnable {
    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    void add(Waiting event) {
      waiting.add(event);
      if (size.getAndIncrement() == 0) {
        handlers.execute(this);
      }
    }

    @Override
    public void run() {
      int done = 0;
      do {
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
          next.sink.event(next.type, next.channel, next.third);
          done++;
        }
        done = size.addAndGet(-done) == 0 ? -1 : 0;
      } while (done == 0);
    }
  }

  private record Waiting(Sink sink, String type, String channel, String third) {}

  @Override
  public void connect(URI url) throws IOException {
    this.url = url;
    socket().request("GET", "/ari/asterisk/info");
  }

  private FloorSocket socket() throws IOException {
    FloorSocket socket = sockets.get();
    URI server = url;
    if (server == null) {
      throw new IllegalStateException("not connected");
    }
    if (socket == null) {
      socket = new FloorSocket(server);
      sockets.set(socket);
    }
    return socket;
  }

  @Override
  public void start() throws IOException {
    URI server = url;
    if (server == null) {
      throw new IllegalStateException("not connected");
    }
    FloorSocket events = new FloorSocket(server);
    events.upgrade("/ari/events?app=" + APPLICATION);
    Thread reader = new Thread(() -> read(events), "floor-reader");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(FloorSocket events) {
    try {
      events.read(this::frame);
    } catch (IOException e) {
      System.err.println("floor: " + e);
    }
  }

  private void frame(byte[] bytes, int from, int to) {
    FloorDecoder event = decoder;
    event.decode(bytes, from, to);
    String channel = event.channel();
    if (channel == null) {
      Sink sink = end;
      if (sink != null) {
        sink.end();
      }
      return;
    }
    if (answering) {
      if (event.type().equals("StasisStart")) {
        calls.execute(() -> answer(channel));
      }
      return;
    }
    Map<String, Sink> own = each;
    Sink sink = own == null ? all : own.get(channel);
    if (sink == null) {
      return;
    }
    String third = sink.checksOrder() ? event.name() : event.state();
    if (mailboxes) {
      boxes
          .computeIfAbsent(channel, id -> new Mailbox())
          .add(new Waiting(sink, event.type(), channel, third));
    } else {
      sink.event(event.type(), channel, third);
    }
  }

  private void answer(String channel) {
    try {
      Ids.blockAt(channel);
      socket().request("POST", "/ari/channels/" + channel + "/answer");
      socket().request("POST", "/ari/channels/" + channel + "/play?media=sound:hello-world");
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
    Map<String, Sink> own = new HashMap<>();
    channels.forEach(id -> own.put(id, sink));
    decoder = new FloorDecoder(sink.checksOrder());
    each = own;
  }

  @Override
  public void hearEnd(Sink sink) {
    end = sink;
  }

  @Override
  public String get(String channel) throws IOException {
    String body = socket().request("GET", "/ari/channels/" + channel);
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
