/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A wire between a client and a server that a test can cut. Thread-safe. */
final class TcpProxy implements AutoCloseable {

  private final InetSocketAddress target;
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Set<Socket> servers = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean silent;
  private boolean refusing;
  private long allowance = Long.MAX_VALUE;

  TcpProxy(URI server) throws IOException {
    this.target = new InetSocketAddress(server.getHost(), server.getPort());
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept, "proxy");
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  /** Breaks all connections with a reset. */
  void cut() {
    sockets.forEach(TcpProxy::reset);
  }

  /** Breaks all connections and every new one, until {@link #heal()}. */
  void refuse() {
    set(false, true, Long.MAX_VALUE);
    cut();
  }

  /** Carries nothing more, yet closes nothing, until {@link #heal()}. */
  void fallSilent() {
    set(true, false, Long.MAX_VALUE);
  }

  /** Breaks the server's ends of all connections, of which the client's ends hear nothing. */
  void leaveHalfOpen() {
    fallSilent();
    servers.forEach(TcpProxy::reset);
  }

  /** Lets so many more bytes through to the client, then breaks all connections once. */
  void cutAfter(long bytes) {
    set(false, false, bytes);
  }

  /** Carries everything again; what was silent is broken. */
  void heal() {
    boolean wasSilent = set(false, false, Long.MAX_VALUE);
    if (wasSilent) {
      cut();
    }
  }

  private boolean set(boolean nowSilent, boolean nowRefusing, long bytes) {
    lock.lock();
    try {
      boolean was = silent;
      silent = nowSilent;
      refusing = nowRefusing;
      allowance = bytes;
      changed.signalAll();
      return was;
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        lock.lock();
        boolean refuse;
        try {
          refuse = refusing;
        } finally {
          lock.unlock();
        }
        if (refuse) {
          reset(client);
          continue;
        }
        Socket server = new Socket();
        server.connect(target);
        sockets.add(client);
        sockets.add(server);
        servers.add(server);
        daemon(() -> carry(client, server, false), "proxy-up");
        daemon(() -> carry(server, client, true), "proxy-down");
      } catch (IOException e) {
        // the next connection may do better; the end of the listener ends the loop
      }
    }
  }

  private void carry(Socket from, Socket to, boolean down) {
    byte[] buffer = new byte[8_192];
    try (from;
        to) {
      try {
        copy(from, to, down, buffer);
      } finally {
        allowed(0, false); // while all is silent, so is the end
      }
    } catch (IOException | InterruptedException e) {
      // cut
    } finally {
      sockets.remove(from);
      sockets.remove(to);
      servers.remove(from);
      servers.remove(to);
    }
  }

  private void copy(Socket from, Socket to, boolean down, byte[] buffer)
      throws IOException, InterruptedException {
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      int allowed = allowed(count, down);
      out.write(buffer, 0, allowed);
      if (allowed < count) {
        cut();
      }
    }
  }

  private int allowed(int count, boolean down) throws InterruptedException {
    lock.lock();
    try {
      while (silent) {
        changed.await();
      }
      if (!down || allowance == Long.MAX_VALUE) {
        return count;
      }
      int allowed = (int) Math.min(allowance, count);
      allowance = allowed < count ? Long.MAX_VALUE : allowance - allowed;
      return allowed;
    } finally {
      lock.unlock();
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // broken already
    }
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    heal();
    cut();
  }
}
