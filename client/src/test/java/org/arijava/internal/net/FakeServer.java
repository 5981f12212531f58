/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.arijava.spi.AriRequest;

/** A server on loopback that plays a script on each connection. Thread-safe. */
final class FakeServer implements AutoCloseable {

  /** What to do with a connection, which is closed afterwards. */
  interface Script {
    void play(FakeConnection connection) throws Exception;
  }

  private final ServerSocket listener;
  private final Script script;
  private final ExecutorService threads = Executors.newCachedThreadPool(FakeServer::thread);
  private final AtomicInteger accepted = new AtomicInteger();
  private final Map<Socket, CountDownLatch> open = new ConcurrentHashMap<>();

  private FakeServer(ServerSocket listener, Script script) {
    this.listener = listener;
    this.script = script;
    threads.execute(this::accept);
  }

  static FakeServer play(Script script) throws IOException {
    return play(ServerSocketFactory.getDefault(), script);
  }

  static FakeServer play(ServerSocketFactory factory, Script script) throws IOException {
    return new FakeServer(
        factory.createServerSocket(0, 500, InetAddress.getLoopbackAddress()), script);
  }

  /** Answers every request of every connection with the same words. */
  static FakeServer answering(String answer) throws IOException {
    return play(
        connection -> {
          while (connection.readRequest() != null) {
            connection.send(answer);
          }
        });
  }

  /** Answers the first request of every connection and leaves it to the client to end that. */
  static FakeServer answeringOnce(String status, String body) throws IOException {
    return play(
        connection -> {
          connection.readRequest();
          connection.answer(status, body);
          connection.awaitEnd();
        });
  }

  static AriRequest get(String path) {
    return new AriRequest("GET", path, "", null, Duration.ofSeconds(20));
  }

  static AriRequest post(String path, String body) {
    return new AriRequest(
        "POST",
        path,
        "",
        body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        Duration.ofSeconds(20));
  }

  static AriRequest within(AriRequest request, Duration timeout) {
    return new AriRequest(
        request.method(), request.path(), request.query(), request.body(), timeout);
  }

  int port() {
    return listener.getLocalPort();
  }

  int accepted() {
    return accepted.get();
  }

  NetworkOptions options() {
    return options(16);
  }

  NetworkOptions options(int maxConnections) {
    return new NetworkOptions(
        URI.create("http://127.0.0.1:" + port() + "/"),
        "user",
        "s3cret",
        Duration.ofSeconds(10),
        maxConnections,
        null,
        true);
  }

  /** A transport that pings often. */
  NettyTransport hasty(Duration pingInterval) {
    NetworkOptions usual = options();
    return NettyTransport.create(
        new NetworkOptions(
            usual.base(),
            usual.user(),
            usual.password(),
            usual.connectTimeout(),
            usual.maxConnections(),
            null,
            true,
            pingInterval));
  }

  NettyTransport transport() {
    return NettyTransport.create(options());
  }

  /** Whether each connection so far was ended within a generous time. */
  boolean allEnded() throws InterruptedException {
    for (CountDownLatch ended : open.values()) {
      if (!ended.await(20, TimeUnit.SECONDS)) {
        return false;
      }
    }
    return true;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "fake-server");
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        CountDownLatch ended = new CountDownLatch(1);
        open.put(socket, ended);
        int number = accepted.incrementAndGet();
        threads.execute(() -> serve(number, socket, ended));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(int number, Socket socket, CountDownLatch ended) {
    try (socket) {
      script.play(new FakeConnection(number, socket));
    } catch (Exception e) {
      // the client went away in the middle of the script
    } finally {
      ended.countDown();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open.keySet()) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
