/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arijava.simulator.internal.net.Server;
import org.arijava.simulator.internal.world.Dialplan;
import org.arijava.simulator.internal.world.Release;
import org.arijava.simulator.internal.world.World;

/** How a simulated Asterisk is set up. Confined to the lambda that gets it. */
public final class SimulatorOptions {
  private static final int DEFAULT_VERSION = 22;
  private static final int SESSION_LIMIT = 100;
  private static final Duration WRITE_TIMEOUT = Duration.ofMillis(100);

  private final Map<String, String> users = new LinkedHashMap<>();
  private final Map<String, String> readOnlyUsers = new LinkedHashMap<>();
  private final List<String> channelVariables = new ArrayList<>();
  private final StringBuilder dialplan = new StringBuilder();
  private Release release = Release.ofBranch(DEFAULT_VERSION);
  private Time time = Time.REAL;
  private int port;
  private int sessionLimit = SESSION_LIMIT;
  private Duration writeTimeout = WRITE_TIMEOUT;
  private boolean mailboxes;

  SimulatorOptions() {}

  /**
   * Simulates this major version of Asterisk: 16, 18, 20, 21, 22 or 23. The default is 22. It has
   * the operations, parameters and fields of its newest known release (of 16 that of 16.28).
   *
   * @throws IllegalArgumentException for another version
   */
  public SimulatorOptions version(int major) {
    release = Release.ofBranch(major);
    return this;
  }

  /** Lets somebody use ARI. Without any, {@code hey} may, with the password {@code peekaboo}. */
  public SimulatorOptions user(String name, String password) {
    users.put(Objects.requireNonNull(name), Objects.requireNonNull(password));
    return this;
  }

  /** Lets somebody use ARI, but change nothing. */
  public SimulatorOptions readOnlyUser(String name, String password) {
    readOnlyUsers.put(Objects.requireNonNull(name), Objects.requireNonNull(password));
    return this;
  }

  /** Listens on this port of loopback, instead of a free one. */
  public SimulatorOptions port(int newPort) {
    port = newPort;
    return this;
  }

  /** Makes time pass in this way; the default is {@link Time#REAL}. */
  public SimulatorOptions time(Time newTime) {
    time = Objects.requireNonNull(newTime);
    return this;
  }

  /**
   * Adds to the dialplan, in the form of {@code extensions.conf}; what comes before the first
   * section belongs to the context {@code default}. The applications are {@code Answer}, {@code
   * Busy}, {@code Congestion}, {@code Dial}, {@code Echo}, {@code Hangup}, {@code Milliwatt},
   * {@code NoOp}, {@code Playback}, {@code PlayTones}, {@code Progress}, {@code Ringing}, {@code
   * SendDTMF}, {@code Set}, {@code Stasis}, {@code StasisBroadcast}, {@code StopPlayTones}, {@code
   * Transfer}, {@code UserEvent} and {@code Wait}; others do nothing. Who is in a {@code Dial} with
   * the option {@code T} or {@code t} transfers by the keys of {@code FEATUREMAP(atxfer)}, if those
   * are set on the channel. As in ari-asterisk, the context {@code default} has the extensions
   * {@code answer}, {@code ring}, {@code busy}, {@code reject}, {@code congestion}, {@code echo},
   * and {@code app-NAME}, which goes to the application {@code NAME}.
   */
  public SimulatorOptions dialplan(String text) {
    dialplan.append(text).append('\n');
    return this;
  }

  /**
   * Shows these variables in all snapshots of channels, as {@code channelvars} of ari.conf does.
   */
  public SimulatorOptions channelVariables(String... names) {
    channelVariables.addAll(List.of(names));
    return this;
  }

  /** Has the modules for mailboxes, which builds of Asterisk usually lack. */
  public SimulatorOptions mailboxes() {
    mailboxes = true;
    return this;
  }

  /**
   * Serves at most so many connections at once, WebSockets among them; one more is closed without a
   * word. The default is Asterisk's, 100.
   */
  public SimulatorOptions sessionLimit(int limit) {
    sessionLimit = limit;
    return this;
  }

  /**
   * Cuts a WebSocket off that does not take what is sent to it for so long. The default is
   * Asterisk's, 100 ms; it is real time in any case.
   */
  public SimulatorOptions webSocketWriteTimeout(Duration timeout) {
    writeTimeout = Objects.requireNonNull(timeout);
    return this;
  }

  World.Settings world(String defaultDialplan) {
    var plan = new Dialplan();
    plan.read(defaultDialplan);
    plan.read(dialplan.toString());
    return new World.Settings(release, time, plan, List.copyOf(channelVariables), mailboxes);
  }

  Server.Settings server() {
    Map<String, String> all =
        users.isEmpty() && readOnlyUsers.isEmpty() ? Map.of("hey", "peekaboo") : users;
    return new Server.Settings(
        port, Map.copyOf(all), Map.copyOf(readOnlyUsers), sessionLimit, writeTimeout);
  }
}
