/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.arijava.event.Event;
import org.jspecify.annotations.Nullable;

/** What routing knows of a type of event. Immutable. */
public final class EventType {

  /**
   * After it, Asterisk tells nothing more of a channel that the application neither made nor
   * subscribed to, unless the channel comes back.
   */
  private static final String LEAVING = "StasisEnd";

  /** What is told of an object at the beginning of its life. */
  private static final Set<String> BIRTHS =
      Set.of(
          "BridgeCreated", "ChannelCreated", "StasisStart", "PlaybackStarted", "RecordingStarted");

  private static final String ENTERING = "StasisStart";

  private static final Words<EventType> KNOWN =
      new Words<>(EventTypes.names(), name -> new EventType(name, true));

  private final String name;
  private final boolean known;
  private final Class<? extends Event> face;
  private final List<Object> keys;
  private final @Nullable String ends;
  private final boolean leaving;
  private final boolean entering;
  private final boolean birth;

  private EventType(String name, boolean known) {
    this.name = name;
    this.known = known;
    this.face = EventTypes.of(name);
    this.leaving = name.equals(LEAVING);
    this.entering = name.equals(ENTERING);
    this.birth = BIRTHS.contains(name);
    this.ends = EventTypes.ended(name);
    Set<Object> all = new LinkedHashSet<>();
    all.add(name);
    addInterfaces(face, all);
    this.keys = List.copyOf(all);
  }

  private static void addInterfaces(Class<?> type, Set<Object> all) {
    all.add(type);
    for (Class<?> parent : type.getInterfaces()) {
      addInterfaces(parent, all);
    }
  }

  /** The type of that name. */
  public static EventType of(String name) {
    EventType known = KNOWN.find(name);
    return known == null ? new EventType(name, false) : known;
  }

  /** The type whose name these bytes of UTF-8 are. */
  static EventType of(byte[] text, int from, int to) {
    EventType known = KNOWN.find(text, from, to);
    return known == null
        ? new EventType(new String(text, from, to - from, StandardCharsets.UTF_8), false)
        : known;
  }

  /** Its name in ARI. */
  public String name() {
    return name;
  }

  /** Whether this one object stands for all events of the type. */
  public boolean isKnown() {
    return known;
  }

  /** The interface that stands for it. */
  public Class<? extends Event> face() {
    return face;
  }

  /** All that one can ask for it by: its name, its interface, its families. */
  public List<Object> keys() {
    return keys;
  }

  /** Whether it ends an object of some kind. */
  public boolean isTerminal() {
    return ends != null;
  }

  /** Whether it ends the object of that kind that it names. */
  public boolean ends(String kind) {
    return kind.equals(ends);
  }

  /** Whether an object that it names begins its life, though one of that identity had ended. */
  public boolean isBirth() {
    return birth;
  }

  /** Whether its channel is in the application from now on. */
  public boolean isEntering() {
    return entering;
  }

  /** Whether nothing may be told of its channel after it. */
  public boolean isLeaving() {
    return leaving;
  }
}
