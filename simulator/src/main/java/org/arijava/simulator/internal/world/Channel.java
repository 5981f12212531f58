/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of one channel. Confined to the world's thread. */
public final class Channel {
  /** The states that Asterisk shows, of which not all occur here. */
  public enum State {
    DOWN("Down"),
    RING("Ring"),
    RINGING("Ringing"),
    UP("Up"),
    BUSY("Busy");

    final String text;

    State(String text) {
      this.text = text;
    }
  }

  private final World world;
  private final String id;
  private final String name;
  private final Instant created;
  private final @Nullable Endpoint endpoint;
  private final Commands commands;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Set<String> reported = new LinkedHashSet<>();
  private final List<Application> followers = new ArrayList<>();
  private final List<Runnable> whenGone = new ArrayList<>();
  State state;
  Caller caller = Caller.NOBODY;
  Caller connected = Caller.NOBODY;
  String accountCode = "";
  String dialString = "";
  String protocolId = "";
  Position position;
  String homeApp = "";
  String homeData = "";
  @Nullable FarEnd far;
  @Nullable Dial dial;
  @Nullable Stay stay;
  @Nullable Bridge bridge;
  @Nullable Walk walk;
  @Nullable Instant talkingSince;
  @Nullable ToneDetector toneDetector;
  @Nullable Tones tones;
  @Nullable AttendedTransfer attendedTransfer;
  int tone;
  @Nullable String transferTarget;
  int cause = Causes.NORMAL;
  int techCause;
  boolean media;
  boolean hungUp;
  boolean gone;
  boolean continued;

  Channel(
      World world,
      String id,
      String name,
      State state,
      Position position,
      @Nullable Endpoint endpoint) {
    this.world = world;
    this.id = id;
    this.name = name;
    this.state = state;
    this.position = position;
    this.endpoint = endpoint;
    created = world.now();
    commands = new Commands(world);
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public State state() {
    return state;
  }

  public boolean isUp() {
    return state == State.UP;
  }

  /** Where it is in the dialplan. */
  public Position position() {
    return position;
  }

  /** Whether somebody asked that it be hung up, or it is gone already. */
  public boolean isHungUp() {
    return hungUp;
  }

  public Caller caller() {
    return caller;
  }

  public @Nullable Endpoint endpoint() {
    return endpoint;
  }

  /** The technology, such as {@code PJSIP}. */
  public String technology() {
    return name.substring(0, Math.max(0, name.indexOf('/')));
  }

  /** What it does one after the other. */
  public Commands commands() {
    return commands;
  }

  /** Its time in an application; null when it is in none. */
  public @Nullable Stay stay() {
    return stay;
  }

  public @Nullable Bridge bridge() {
    return bridge;
  }

  public @Nullable Dial dial() {
    return dial;
  }

  Map<String, String> variables() {
    return variables;
  }

  /** Makes a variable part of its snapshots. */
  public void report(String variable) {
    reported.add(variable);
  }

  /** Who is subscribed until it is gone. */
  List<Application> followers() {
    return followers;
  }

  /** Subscribes an application to it until it is gone. */
  void follow(Application application) {
    followers.add(application);
    application.subscribe(Topic.channel(this));
  }

  /** Runs something when it is gone, at once if it is already. */
  public void whenGone(Runnable task) {
    if (gone) {
      task.run();
    } else {
      whenGone.add(task);
    }
  }

  /** Whether an application sent it on in the dialplan. */
  public boolean wasContinued() {
    return continued;
  }

  void markGone() {
    gone = true;
    List<Runnable> tasks = List.copyOf(whenGone);
    whenGone.clear();
    tasks.forEach(Runnable::run);
  }

  /** Changes the state and tells so. */
  void changeState(State newState) {
    state = newState;
    world.events().toChannel(this, world.events().of("ChannelStateChange", "channel", snapshot()));
    world.deviceStates().follow(this);
  }

  /** Its JSON. */
  public Map<String, Object> snapshot() {
    Map<String, Object> json =
        Json.object(
            "id",
            id,
            "name",
            name,
            "state",
            state.text,
            "protocol_id",
            protocolId,
            "caller",
            caller.snapshot(),
            "connected",
            connected.snapshot(),
            "accountcode",
            accountCode,
            "dialplan",
            position.snapshot(),
            "creationtime",
            Events.timestamp(created),
            "language",
            "en");
    Map<String, Object> shown = shownVariables();
    if (!shown.isEmpty()) {
      json.put("channelvars", shown);
    }
    return world.shapes().fit("Channel", json);
  }

  private Map<String, Object> shownVariables() {
    if (reported.isEmpty() && world.channelVariables().isEmpty()) {
      return Map.of();
    }
    var shown = new LinkedHashMap<String, Object>();
    var names = new LinkedHashSet<>(world.channelVariables());
    names.addAll(reported);
    for (String variable : names) {
      String value = world.variables().read(this, variable);
      shown.put(variable, value == null ? "" : value);
    }
    return shown;
  }

  @Override
  public String toString() {
    return name + " (" + id + ")";
  }
}
