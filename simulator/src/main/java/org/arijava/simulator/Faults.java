/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import org.arijava.simulator.internal.net.EventConnection;
import org.arijava.simulator.internal.net.Server;
import org.arijava.simulator.internal.world.World;

/**
 * What goes wrong with a simulated Asterisk, on demand. Thread-safe; methods return when the fault
 * is set, or when what they send has been handed to the network.
 */
public final class Faults {
  private final World world;
  private final Server server;

  Faults(World world, Server server) {
    this.world = world;
    this.server = server;
  }

  /**
   * Lets the next request of a kind go wrong, in the way that the result is asked for.
   *
   * @param method such as {@code POST}
   * @param path as {@code /channels/{channelId}/play}, where what is in braces stands for anything
   *     but a slash; {@code GET /events} is the handshake of a WebSocket, which is opened late or
   *     not at all
   * @throws IllegalArgumentException if the simulated release has nothing to ask there
   */
  public RequestFault next(String method, String path) {
    return next(1, method, path);
  }

  /** As {@link #next(String, String)}, for several requests. */
  public RequestFault next(int times, String method, String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("A path begins with a slash, unlike \"" + path + "\"");
    }
    if (!world.call(() -> server.faults().knows(method, path))) {
      throw new IllegalArgumentException(
          "Asterisk %s has no operation %s %s".formatted(world.release(), method, path));
    }
    return new RequestFault(
        fault -> world.run(() -> server.faults().add(fault, times)),
        Objects.requireNonNull(method),
        path);
  }

  /** Lets no more requests go wrong, and channels not linger. */
  public void clear() {
    world.run(
        () -> {
          server.faults().clear();
          world.faults().clear();
        });
  }

  private void each(Consumer<EventConnection> effect) {
    server.sockets().forEach(effect);
  }

  /** Closes all WebSockets with a close frame, as an administrator does. */
  public void closeWebSockets() {
    each(socket -> socket.closeWith(1000));
  }

  /** Cuts all WebSockets, without a close frame. */
  public void dropWebSockets() {
    each(EventConnection::cut);
  }

  /** Cuts all WebSockets in the middle of a frame, as Asterisk cuts clients that do not read. */
  public void dropWebSocketsWithinFrame() {
    each(EventConnection::cutWithinFrame);
  }

  /**
   * Lets all WebSockets fall silent: they stay open, but nothing is sent and nothing heard, not
   * even pings, as if the network had lost the connection.
   */
  public void silenceWebSockets() {
    each(EventConnection::fallSilent);
  }

  /**
   * Opens the next WebSockets deaf: the handshake succeeds, but the applications are not
   * registered, as after a reconnect that came too soon.
   */
  public void deafenNextWebSockets(int count) {
    server.deafen(count);
  }

  /** Sends a text of any content to all WebSockets, in a frame as events come in. */
  public void sendText(String text) {
    each(socket -> socket.sendText(text));
  }

  /** Sends a frame to all WebSockets that violates the protocol: it has an unknown opcode. */
  public void sendMalformedFrame() {
    byte[] text = "{}".getBytes(StandardCharsets.US_ASCII);
    each(socket -> socket.sendRaw(new byte[] {(byte) 0x8b, 2, text[0], text[1]}));
  }

  /** Sends the next event so many times instead of once. */
  public void repeatNextEvent(int times) {
    world.run(() -> world.events().repeatNext(times));
  }

  /**
   * Takes an application away from its client, as another client that connects as the same does:
   * {@code ApplicationReplaced} is sent, and the WebSocket stays open.
   *
   * @throws IllegalArgumentException if no client is connected as this application
   */
  public void replaceApplication(String name) {
    if (!world.call(() -> world.applications().replace(name))) {
      throw new IllegalArgumentException("No client is connected as \"" + name + "\"");
    }
  }

  /** Serves at most so many connections from now on; one more is closed without a word. */
  public void limitSessions(int limit) {
    server.sessionLimit(limit);
  }

  /** Makes it another Asterisk: events carry this as {@code asterisk_id} from now on. */
  public void changeEntityId(String id) {
    world.run(() -> world.entityId(Objects.requireNonNull(id)));
  }

  /** Keeps a channel in lists after its end, until somebody hangs it up again. */
  public void linger(String channelId) {
    world.run(() -> world.faults().linger(Objects.requireNonNull(channelId)));
  }

  /**
   * Restarts Asterisk: cuts all connections, and there are no channels, bridges and applications
   * any more. What Asterisk keeps on disk stays: stored recordings and device states.
   */
  public void restart() {
    server.cutAll();
    world.run(world::restart);
    server.cutAll();
  }
}
