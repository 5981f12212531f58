/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.arijava.simulator.internal.rest.Router;
import org.arijava.simulator.internal.world.World;

/** The HTTP server, on loopback. Thread-safe. */
public final class Server implements AutoCloseable {
  private static final int MAX_LINE = 4094;
  private static final int MAX_HEADERS = 100 * 4095;

  private final Settings settings;
  private final Router router;
  private final Users users;
  private final EventLoopGroup group;
  private final ChannelGroup connections =
      new DefaultChannelGroup("ari-simulator", GlobalEventExecutor.INSTANCE);
  private final Channel listener;
  private final RequestFaults faults;
  private final Set<EventConnection> sockets = ConcurrentHashMap.newKeySet();
  private volatile int sessionLimit;
  private volatile int deafHandshakes;

  /**
   * What a server is made with.
   *
   * @param users passwords by name
   * @param readOnlyUsers passwords by name
   * @param sessionLimit how many connections there may be at once
   * @param writeTimeout how long a client may not read before it is cut off
   */
  public record Settings(
      int port,
      Map<String, String> users,
      Map<String, String> readOnlyUsers,
      int sessionLimit,
      Duration writeTimeout) {
    @Override
    public String toString() {
      return "port " + port;
    }
  }

  /**
   * Listens.
   *
   * @throws IllegalStateException if the port is taken
   */
  public Server(Settings settings, Router router) {
    this.settings = settings;
    this.router = router;
    var all = new HashMap<String, Users.User>();
    settings
        .users()
        .forEach((name, password) -> all.put(name, new Users.User(name, password, false)));
    settings
        .readOnlyUsers()
        .forEach((name, password) -> all.put(name, new Users.User(name, password, true)));
    users = new Users(all);
    group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("ari-simulator-net", true), NioIoHandler.newFactory());
    faults = new RequestFaults(router);
    sessionLimit = settings.sessionLimit();
    listener = listen();
  }

  private Channel listen() {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
    var bound =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 4096)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    accept(channel);
                  }
                })
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new IllegalStateException("Cannot listen on " + address, bound.cause());
    }
    return bound.channel();
  }

  private void accept(SocketChannel channel) {
    if (connections.size() >= sessionLimit) {
      channel.close();
      return;
    }
    connections.add(channel);
    var config =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MAX_LINE)
            .setMaxHeaderSize(MAX_HEADERS)
            .setStrictLineParsing(false);
    channel.pipeline().addLast(new HttpRequestDecoder(config));
    channel.pipeline().addLast(new ResponseEncoder());
    channel.pipeline().addLast(new HttpConnection(this));
  }

  Settings settings() {
    return settings;
  }

  Router router() {
    return router;
  }

  World world() {
    return router.world();
  }

  /** The faults of requests; confined to the world's thread. */
  public RequestFaults faults() {
    return faults;
  }

  void opened(EventConnection socket) {
    sockets.add(socket);
  }

  void closed(EventConnection socket) {
    sockets.remove(socket);
  }

  /** The open WebSockets. */
  public List<EventConnection> sockets() {
    return List.copyOf(sockets);
  }

  /** Cuts all connections. */
  public void cutAll() {
    connections.close().awaitUninterruptibly();
  }

  /** Serves at most so many connections from now on. */
  public void sessionLimit(int limit) {
    sessionLimit = limit;
  }

  /** Opens the next WebSockets without giving them their applications. */
  public void deafen(int handshakes) {
    deafHandshakes = handshakes;
  }

  /* Called on the one event loop, so that the count is right. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // only one thread counts down
  boolean isDeaf() {
    if (deafHandshakes <= 0) {
      return false;
    }
    deafHandshakes--;
    return true;
  }

  Users users() {
    return users;
  }

  /** The port it listens on. */
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    connections.close().awaitUninterruptibly();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
