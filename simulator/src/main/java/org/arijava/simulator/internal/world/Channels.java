/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.arijava.simulator.internal.world.Channel.State;
import org.jspecify.annotations.Nullable;

/** The channels, and the ids and names of new ones. Confined to the world's thread. */
public final class Channels {
  private static final int NUMBER_LENGTH = 8;

  private final World world;
  private final Map<String, Channel> byId = new LinkedHashMap<>();
  private final Map<String, Channel> byName = new LinkedHashMap<>();
  private final TreeMap<String, Channel> byLowerCaseId = new TreeMap<>();
  private final Map<String, Integer> counters = new LinkedHashMap<>();
  private long created;

  Channels(World world) {
    this.world = world;
  }

  public Collection<Channel> all() {
    return List.copyOf(byId.values());
  }

  public int size() {
    return byId.size();
  }

  /** The channel of this id or name. */
  public @Nullable Channel find(String idOrName) {
    Channel channel = byId.get(idOrName);
    return channel == null ? byName.get(idOrName) : channel;
  }

  /** Whether a new channel must not have this id: Asterisk compares no more of a live one's. */
  public boolean isTaken(String id) {
    String lower = id.toLowerCase(Locale.ROOT);
    String next = lower.isEmpty() ? null : byLowerCaseId.ceilingKey(lower);
    return next != null && next.startsWith(lower);
  }

  /** An id as Asterisk makes them itself. */
  public String newId() {
    return world.now().getEpochSecond() + "." + created++;
  }

  /** A number for the name of a channel, counted for each prefix. */
  String newNumber(String prefix) {
    int number = counters.merge(prefix, 1, Integer::sum) - 1;
    String digits = Integer.toHexString(number);
    return "0".repeat(NUMBER_LENGTH - digits.length()) + digits;
  }

  Channel create(
      String id, String name, State state, Position position, @Nullable Endpoint endpoint) {
    var channel = new Channel(world, id, name, state, position, endpoint);
    byId.put(id, channel);
    byName.put(name, channel);
    byLowerCaseId.put(id.toLowerCase(Locale.ROOT), channel);
    if (endpoint != null) {
      endpoint.add(channel);
    }
    return channel;
  }

  /** Tells those who look at everything that a channel is there. */
  void announce(Channel channel) {
    world
        .events()
        .toWatchers(channel, world.events().of("ChannelCreated", "channel", channel.snapshot()));
  }

  /** Takes a channel out; it is gone for all. */
  void remove(Channel channel) {
    if (world.faults().isLingering(channel.id())) {
      return;
    }
    forget(channel);
  }

  /** Forgets all channels, whose telephones find the line dead. */
  void clear() {
    for (Channel channel : all()) {
      FarEnd far = channel.far;
      channel.hungUp = true;
      channel.gone = true;
      if (far instanceof Party party) {
        party.hungUp(channel, Causes.UNKNOWN);
      }
    }
    byId.clear();
    byName.clear();
    byLowerCaseId.clear();
    counters.clear();
  }

  /** Takes a channel out that was kept in the lists after its end. */
  public void forgetLingering(Channel channel) {
    if (channel.gone) {
      forget(channel);
    }
  }

  private void forget(Channel channel) {
    byId.remove(channel.id(), channel);
    byName.remove(channel.name(), channel);
    byLowerCaseId.remove(channel.id().toLowerCase(Locale.ROOT), channel);
  }
}
