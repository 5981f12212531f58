/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arijava.simulator.internal.world.Topic.Kind;
import org.jspecify.annotations.Nullable;

/** A line that can be called, and how whoever is there takes calls. */
public final class Endpoint {
  /** What somebody who is called does. */
  public enum Manner {
    ANSWERS,
    IS_BUSY,
    NEVER_ANSWERS,
    REJECTS,
    IS_UNREACHABLE
  }

  private final World world;
  private final String technology;
  private final String resource;
  private final Set<Channel> channels = new LinkedHashSet<>();
  private final List<String> messages = new ArrayList<>();
  private final List<String> referrals = new ArrayList<>();
  private final List<Party> parties = new ArrayList<>();
  private boolean online;
  private boolean registered = true;
  private Manner manner = Manner.ANSWERS;
  private Duration delay = Duration.ZERO;
  private @Nullable String context;
  private @Nullable String exten;

  Endpoint(World world, String technology, String resource, boolean online) {
    this.world = world;
    this.technology = technology;
    this.resource = resource;
    this.online = online;
  }

  public String technology() {
    return technology;
  }

  public String resource() {
    return resource;
  }

  String name() {
    return technology + "/" + resource;
  }

  Topic topic() {
    return new Topic(Kind.ENDPOINT, name());
  }

  boolean isOnline() {
    return online;
  }

  /** How it is as a device. */
  String deviceState() {
    if (!online) {
      return "UNAVAILABLE";
    }
    boolean rings = channels.stream().anyMatch(channel -> channel.state == Channel.State.RINGING);
    boolean inUse =
        channels.stream()
            .anyMatch(
                channel ->
                    channel.state != Channel.State.RINGING && channel.state != Channel.State.DOWN);
    if (rings) {
      return inUse ? "RINGINUSE" : "RINGING";
    }
    return inUse ? "INUSE" : "NOT_INUSE";
  }

  /** Changes what calls to it meet. */
  public void behave(Manner newManner, Duration newDelay) {
    manner = newManner;
    delay = newDelay;
    registered = true;
    boolean reachable = newManner != Manner.IS_UNREACHABLE;
    if (online != reachable) {
      online = reachable;
      tell();
    }
  }

  /** Registers it, or lets its registration end, and tells so as Asterisk's PJSIP does. */
  public void register(boolean on) {
    if (on && manner == Manner.IS_UNREACHABLE) {
      manner = Manner.ANSWERS;
    }
    registered = on;
    online = on;
    Events events = world.events();
    events.to(
        topic(),
        events.of(
            "PeerStatusChange",
            "endpoint",
            snapshot(),
            "peer",
            Json.object("peer_status", on ? "Reachable" : "Unreachable")));
    world.deviceStates().tell(name(), on ? "NOT_INUSE" : "UNAVAILABLE");
    events.to(
        topic(),
        events.of(
            "ContactStatusChange",
            "endpoint",
            snapshot(),
            "contact_info",
            Json.object(
                "uri",
                "sip:" + resource + "@127.0.0.1:5060",
                "contact_status",
                on ? "NonQualified" : "Removed",
                "aor",
                resource,
                "roundtrip_usec",
                "0")));
  }

  /**
   * Makes it call this Asterisk back.
   *
   * @param number the extension; null: the user part of what was dialled
   */
  public Endpoint loop(String toContext, @Nullable String number) {
    context = toContext;
    exten = number;
    return this;
  }

  Manner manner() {
    return registered ? manner : Manner.IS_UNREACHABLE;
  }

  Duration delay() {
    return delay;
  }

  @Nullable String loopContext() {
    return context;
  }

  @Nullable String loopExten() {
    return exten;
  }

  /** Everybody who was called here or called from here, in order. */
  public List<Party> parties() {
    return parties;
  }

  /** The texts of the messages that it got, in order. */
  public List<String> messages() {
    return messages;
  }

  /** Where it was told to call, in order. */
  public List<String> referrals() {
    return referrals;
  }

  /** Tells it to call somewhere. */
  public void refer(String to) {
    referrals.add(to);
  }

  void add(Channel channel) {
    channels.add(channel);
    tellUse();
  }

  void remove(Channel channel) {
    channels.remove(channel);
    tellUse();
  }

  /* Those who look at all endpoints are not told of their calls. */
  private void tellUse() {
    world
        .events()
        .toSubscribers(topic(), world.events().of("EndpointStateChange", "endpoint", snapshot()));
  }

  void clear() {
    channels.clear();
  }

  private void tell() {
    world.events().to(topic(), world.events().of("EndpointStateChange", "endpoint", snapshot()));
  }

  /** Its JSON. */
  public Map<String, Object> snapshot() {
    return Json.object(
        "technology",
        technology,
        "resource",
        resource,
        "state",
        online ? "online" : "offline",
        "channel_ids",
        channels.stream().map(Channel::id).toList());
  }
}
