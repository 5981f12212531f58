/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.arijava.simulator.internal.net.Server;
import org.arijava.simulator.internal.rest.Router;
import org.arijava.simulator.internal.world.Application;
import org.arijava.simulator.internal.world.Caller;
import org.arijava.simulator.internal.world.Endpoint;
import org.arijava.simulator.internal.world.World;
import org.arijava.spec.Spec;

/**
 * An Asterisk that is none: it answers ARI's requests over HTTP, sends its events over a WebSocket,
 * and has its state, in this JVM, on loopback. Thread-safe.
 *
 * <pre>{@code
 * try (var asterisk = AsteriskSimulator.start(o -> o.time(Time.LEAPING))) {
 *   // connect an application "hello" to asterisk.url(), user hey, password peekaboo
 *   SimulatedCall call = asterisk.call("PJSIP/alice", "hello").press("7#");
 *   assert call.played().contains("sound:digits/7");
 * }
 * }</pre>
 */
public final class AsteriskSimulator implements AutoCloseable {
  private static final Spec SPEC = Spec.load();

  private final World world;
  private final Server server;
  private final Queue<SimulatedCall> calls = new ConcurrentLinkedQueue<>();

  private AsteriskSimulator(World world, Server server) {
    this.world = world;
    this.server = server;
  }

  /** Starts one that simulates Asterisk 22 in real time, for the user hey, password peekaboo. */
  public static AsteriskSimulator start() {
    return start(o -> {});
  }

  /**
   * Starts one.
   *
   * @throws IllegalArgumentException if an option is wrong
   * @throws IllegalStateException if the port is taken
   */
  public static AsteriskSimulator start(Consumer<? super SimulatorOptions> options) {
    var chosen = new SimulatorOptions();
    options.accept(chosen);
    var world = new World(SPEC, chosen.world(defaultDialplan()));
    try {
      return new AsteriskSimulator(world, new Server(chosen.server(), new Router(SPEC, world)));
    } catch (RuntimeException e) {
      world.close();
      throw e;
    }
  }

  private static String defaultDialplan() {
    try (InputStream in = AsteriskSimulator.class.getResourceAsStream("extensions.conf")) {
      if (in == null) {
        throw new IllegalStateException("This library lacks its extensions.conf");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where its HTTP server is, to be given to a client: {@code http://127.0.0.1:port/}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.port() + "/");
  }

  /** The major version of Asterisk that is simulated. */
  public int version() {
    return world.release().branch();
  }

  /**
   * Lets somebody call.
   *
   * @param endpoint from where, such as {@code PJSIP/alice}; is made if it is not there
   * @param target an extension of the context {@code default}; if there is none of that name, the
   *     application of that name
   * @param args arguments of the application
   */
  public SimulatedCall call(String endpoint, String target, String... args) {
    world.noteActivity();
    return world.call(
        () -> {
          Endpoint from = world.endpoints().declare(endpoint);
          var caller = new Caller("", from.resource());
          var call =
              new SimulatedCall(
                  world, world.dialer().incoming(from, "default", target, caller, List.of(args)));
          calls.add(call);
          return call;
        });
  }

  /**
   * Whether a call to this target leads somewhere: to a connected application, or to an extension.
   * An extension whose first {@code Stasis} names an application leads there, and so nowhere while
   * no client is connected for it.
   */
  public boolean canCall(String target) {
    return world.call(
        () -> {
          String application = target;
          if (world.dialplan().has("default", target)) {
            application = world.dialplan().applicationOf("default", target);
          }
          return application == null || world.applications().active(application) != null;
        });
  }

  /** All that {@link #call} has made so far, the oldest first, whether they last or not. */
  public List<SimulatedCall> calls() {
    return List.copyOf(calls);
  }

  /** A telephone that can be called, such as {@code PJSIP/bob}; is made if it is not there. */
  public SimulatedEndpoint endpoint(String name) {
    return new SimulatedEndpoint(world, world.call(() -> world.endpoints().declare(name)));
  }

  /**
   * Lets time pass, step by step, and after each step gives applications the time to react; returns
   * when it has passed.
   *
   * @throws IllegalStateException unless time is {@link Time#HELD}
   */
  public void advance(Duration duration) {
    if (world.settings().time() != Time.HELD) {
      throw new IllegalStateException("Time passes by itself; start with time(Time.HELD)");
    }
    world.advance(duration);
  }

  /**
   * Sends an application an event of one's own making, for what this simulator never does by itself
   * ({@code ApplicationRegistered}, {@code ApplicationUnregistered}), or not as a test needs it.
   * Its filter and release hold for it as for others.
   *
   * @param type such as {@code ChannelToneDetected}
   * @param fields what it has besides {@code type}, {@code application}, {@code timestamp} and
   *     {@code asterisk_id}: texts, numbers, booleans, lists and maps; a channel or bridge is best
   *     the map that a {@code GET} of it gives
   * @throws IllegalArgumentException if nobody is connected as this application
   */
  public void sendEvent(String application, String type, Map<String, ?> fields) {
    var copy = new LinkedHashMap<String, Object>(fields);
    boolean sent =
        world.call(
            () -> {
              Application receiver = world.applications().active(application);
              if (receiver != null) {
                Map<String, Object> event = world.events().of(type);
                copy.forEach(event::putIfAbsent);
                world.events().toApplication(receiver, event);
              }
              return receiver != null;
            });
    if (!sent) {
      throw new IllegalArgumentException("No client is connected as \"" + application + "\"");
    }
  }

  /** What goes wrong, on demand. */
  public Faults faults() {
    return new Faults(world, server);
  }

  /** What time it is here. */
  public Instant now() {
    return world.call(world::now);
  }

  /** The ids of the channels that there are, the oldest first. */
  public List<String> channels() {
    return world.call(
        () ->
            world.channels().all().stream()
                .map(org.arijava.simulator.internal.world.Channel::id)
                .toList());
  }

  /** Adds a prompt to those of Asterisk's English core sounds. */
  public void addSound(String name, Duration length) {
    world.run(() -> world.sounds().add(name, length));
  }

  /** Closes all connections and ends; does nothing the second time. */
  @Override
  public void close() {
    server.close();
    world.close();
  }
}
