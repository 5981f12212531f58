/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The server of all comparisons: it speaks as much of ARI as they need, from bytes that were made
 * beforehand, on one thread. Confined to that thread, but for the commands.
 *
 * <p>Commands are lines on the standard input: {@code load CHANNELS EVENTS}, {@code fire EVENTS},
 * {@code calls RATE SECONDS BLOCK_EVERY}, {@code quit}. Each is answered by one line.
 */
public final class NeutralServer implements Runnable {

  private final PrintStream out;
  private final Selector selector;
  private final ServerSocketChannel listening;
  private final Answers answers;
  private final Queue<String> commands = new ConcurrentLinkedQueue<>();
  private final ByteBuffer due = ByteBuffer.allocateDirect(1 << 20);
  private @Nullable Ring ring;
  private @Nullable Peer events;
  private @Nullable CallFlow flow;
  private int calls;
  private boolean firing;
  private volatile boolean over;

  private NeutralServer(@Nullable Path docs, PrintStream out) throws IOException {
    this.out = out;
    selector = Selector.open();
    listening = ServerSocketChannel.open();
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    listening.configureBlocking(false);
    listening.register(selector, SelectionKey.OP_ACCEPT);
    answers = Answers.with(docs, port());
  }

  /**
   * Runs the server until its input ends.
   *
   * @param arguments a folder with the api-docs to serve, if any
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path docs = arguments.length == 0 ? null : Path.of(arguments[0]);
    NeutralServer server = new NeutralServer(docs, out);
    Thread loop = new Thread(server, "neutral-server");
    loop.setDaemon(true);
    loop.start();
    out.println("port " + server.port());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
      server.commands.add(line);
      server.selector.wakeup();
    }
    server.over = true;
    server.selector.wakeup();
  }

  private int port() throws IOException {
    return ((InetSocketAddress) listening.getLocalAddress()).getPort();
  }

  @Override
  public void run() {
    try {
      while (!over) {
        select();
        for (String command = commands.poll(); command != null; command = commands.poll()) {
          obey(command.split(" "));
        }
        goOn();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void select() throws IOException {
    selector.select();
    Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
    while (ready.hasNext()) {
      SelectionKey key = ready.next();
      ready.remove();
      if (key.isValid() && key.isAcceptable()) {
        accept();
      } else if (key.isValid() && key.attachment() instanceof Peer peer) {
        peer.ready();
      }
    }
  }

  private void accept() throws IOException {
    SocketChannel channel = listening.accept();
    if (channel != null) {
      channel.configureBlocking(false);
      channel.socket().setTcpNoDelay(true);
      Peer peer = new Peer(channel, this, answers);
      peer.register(selector);
    }
  }

  private void obey(String[] command) {
    switch (command[0]) {
      case "load" -> {
        ring =
            new Ring(Frames.recorded(), Integer.parseInt(command[1]), Integer.parseInt(command[2]));
        out.println("loaded " + ring.events());
      }
      case "fire" -> fire(Integer.parseInt(command[1]));
      case "calls" -> {
        CallFlow next =
            new CallFlow(
                calls,
                Double.parseDouble(command[1]),
                Double.parseDouble(command[2]),
                Integer.parseInt(command[3]));
        calls += next.total();
        flow = next;
        Ticker.during(next, selector);
      }
      default -> out.println("unknown " + command[0]);
    }
  }

  private void fire(int count) {
    Ring frames = ring;
    Peer to = events;
    if (frames == null || to == null) {
      out.println("error: " + (frames == null ? "nothing is loaded" : "nobody is connected"));
      return;
    }
    int left = count;
    while (left > 0) {
      int now = Math.min(left, frames.left());
      to.send(frames.next(now));
      left -= now;
    }
    to.send(ByteBuffer.wrap(Frames.sentinel()));
    firing = true;
  }

  private void goOn() throws IOException {
    Peer to = events;
    if (firing && to != null && to.isDrained()) {
      firing = false;
      out.println("fired");
    }
    CallFlow running = flow;
    if (running == null || to == null) {
      return;
    }
    long now = System.nanoTime();
    if (to.isDrained()) {
      due.clear();
      running.due(due, now);
      if (due.flip().hasRemaining()) {
        to.send(due);
      }
    }
    String result = running.result(now);
    if (result != null) {
      flow = null;
      running.end();
      out.println("calls " + result);
    }
  }

  /** A client opened its event stream; it replaces the last one. */
  void opened(Peer peer) {
    events = peer;
  }

  void gone(Peer peer) {
    if (events == peer) {
      events = null;
    }
  }

  void answered(int channel) {
    if (flow != null) {
      flow.answered(channel, System.nanoTime());
    }
  }

  void played(int channel) {
    if (flow != null) {
      flow.played(channel, System.nanoTime());
    }
  }
}
