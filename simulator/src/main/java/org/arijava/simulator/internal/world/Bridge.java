/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One bridge: who is in it, and what it plays. Confined to the world's thread. */
public final class Bridge {
  private static final String PEER = "BRIDGEPEER";
  private static final String PEER_CALL = "BRIDGEPVTCALLID";

  private final World world;
  private final String id;
  private final Kind kind;
  private final Instant created;
  private final List<Channel> members = new ArrayList<>();
  private final Set<Channel> absorbing = new LinkedHashSet<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Set<String> reported = new LinkedHashSet<>();
  private final List<String> hidden = new ArrayList<>();
  private final Commands announcements;
  private String name;
  private String technology;
  private String videoMode;
  private @Nullable String videoSource;
  private @Nullable String shownLast;
  private @Nullable String announcer;
  private @Nullable String music;
  private int announcing;
  private boolean destroyed;

  /**
   * What a bridge is for.
   *
   * @param type {@code mixing} or {@code holding}
   * @param video how it chooses whose video is shown
   * @param basic whether it is one that the dialplan made for two
   */
  record Kind(String type, String technology, String video, boolean basic) {
    boolean isHolding() {
      return type.equals("holding");
    }
  }

  Bridge(World world, String id, String name, Kind kind) {
    this.world = world;
    this.id = id;
    this.name = name;
    this.kind = kind;
    technology = kind.technology();
    videoMode = kind.video();
    created = world.now();
    announcements = new Commands(world);
  }

  public String id() {
    return id;
  }

  public void rename(String newName) {
    name = newName;
  }

  public Map<String, String> variables() {
    return variables;
  }

  /** Makes a variable part of its snapshots. */
  public void report(String variable) {
    reported.add(variable);
  }

  public boolean has(Channel channel) {
    return members.contains(channel);
  }

  List<Channel> members() {
    return List.copyOf(members);
  }

  /** Puts a channel in, out of another bridge if it is in one; one that is in comes in again. */
  public void add(Channel channel, boolean absorbDtmf) {
    Bridge previous = channel.bridge;
    if (previous != null) {
      previous.remove(channel, true);
    }
    Application application = StasisApps.of(channel);
    if (application != null) {
      application.subscribe(Topic.bridge(this));
    }
    members.add(channel);
    channel.bridge = this;
    if (absorbDtmf) {
      absorbing.add(channel);
    }
    tellMember("ChannelEnteredBridge", channel);
    if (technology.equals("simple_bridge") && members.size() > 2) {
      technology = "softmix";
    }
    tellPeers();
  }

  /**
   * Takes a channel out.
   *
   * @param willing whether it stays a channel
   */
  public void remove(Channel channel, boolean willing) {
    if (!members.contains(channel)) {
      return;
    }
    if (isPeered()) {
      world.variables().set(channel, PEER, "");
      tellCallId(channel, "");
    }
    leave(channel, willing);
    if (isPeered()) {
      tellPeers();
    }
  }

  /** Takes a channel out that goes elsewhere in a transfer, without an end of the call. */
  void depart(Channel channel) {
    if (isPeered()) {
      world.variables().set(channel, PEER, "");
      tellCallId(channel, "");
    }
    forget(channel);
    Application application = StasisApps.of(channel);
    if (application != null) {
      application.unsubscribe(Topic.bridge(this));
    }
  }

  private void forget(Channel channel) {
    members.remove(channel);
    absorbing.remove(channel);
    channel.bridge = null;
    if (channel.id().equals(shownLast)) {
      video(null);
    }
    tellMember("ChannelLeftBridge", channel);
    if (kind.technology().equals("simple_bridge") && members.size() <= 2) {
      technology = "simple_bridge";
    }
  }

  private void leave(Channel channel, boolean willing) {
    forget(channel);
    Application application = StasisApps.of(channel);
    if (application != null && willing) {
      application.unsubscribe(Topic.bridge(this));
    }
    AttendedTransfer transfer = channel.attendedTransfer;
    if (kind.basic() && transfer != null && transfer.isReady()) {
      world.soon(transfer::complete);
    } else if (kind.basic() && members.isEmpty()) {
      world.soon(this::destroy);
    } else if (kind.basic()) {
      world.soon(
          () -> members().forEach(member -> world.hangups().fromDialplan(member, Causes.NORMAL)));
    }
  }

  /** Ends it; the channels go back to their applications. */
  public void destroy() {
    if (destroyed) {
      return;
    }
    destroyed = true;
    announcements.flush();
    if (isPeered()) {
      members().forEach(member -> world.variables().set(member, PEER, ""));
    }
    members().forEach(member -> leave(member, true));
    world.bridges().remove(this);
    world.events().toBridge(this, world.events().of("BridgeDestroyed", "bridge", snapshot()));
    world.applications().drop(Topic.bridge(this));
  }

  private boolean isPeered() {
    return !kind.isHolding() && members.size() + hidden.size() > 1;
  }

  private void tellMember(String type, Channel channel) {
    world
        .events()
        .toMember(
            this,
            channel,
            world.events().of(type, "bridge", snapshot(), "channel", channel.snapshot()));
  }

  private void tellPeers() {
    if (isPeered()) {
      for (Channel member : members()) {
        var others = new ArrayList<>(hidden);
        members.stream().filter(m -> m != member).map(Channel::name).forEach(others::add);
        world.variables().set(member, PEER, String.join(",", others));
        String callId =
            members.size() == 2 && hidden.isEmpty()
                ? members.get(members.get(0) == member ? 1 : 0).protocolId
                : "";
        tellCallId(member, callId);
      }
    }
  }

  /* Told to whom it was told before, even if there is none any more. */
  private void tellCallId(Channel member, String callId) {
    String known = member.variables().get(PEER_CALL);
    if (!callId.isEmpty() || (known != null && !known.isEmpty())) {
      world.variables().set(member, PEER_CALL, callId);
    }
  }

  /** Shows a channel's video to all, or with null nobody's in particular. */
  public void video(@Nullable String channelId) {
    String previous = shownLast;
    videoMode = channelId == null ? "talker" : "single";
    videoSource = channelId;
    shownLast = channelId;
    Map<String, Object> event = world.events().of("BridgeVideoSourceChanged", "bridge", snapshot());
    if (previous != null) {
      event.put("old_video_source_id", previous);
    }
    world.events().toBridge(this, event);
  }

  /** As {@code DELETE /bridges/{bridgeId}/videoSource}: told when that channel leaves. */
  public void forgetVideo() {
    videoMode = "talker";
    videoSource = null;
  }

  /** Queues a playback; while there are any, an announcer is in the bridge. */
  void announce(Commands.Command playback) {
    if (announcing++ == 0) {
      announcer = enterHidden("Announcer/ARI");
    }
    announcements.add(
        new Commands.Command() {
          @Override
          public void start(Runnable done) {
            playback.start(
                () -> {
                  done.run();
                  announced();
                });
          }

          @Override
          public void abort() {
            playback.abort();
          }
        });
  }

  private void announced() {
    if (--announcing == 0 && announcer != null) {
      leaveHidden(announcer);
      announcer = null;
    }
  }

  /** Puts a channel in that nobody sees but as a peer; returns its name. */
  String enterHidden(String prefix) {
    String hiddenName = prefix + "-" + world.channels().newNumber("Announcer") + ";2";
    hidden.add(0, hiddenName);
    tellPeers();
    return hiddenName;
  }

  void leaveHidden(String hiddenName) {
    if (hidden.remove(hiddenName)) {
      tellPeers();
    }
  }

  /** Starts music for all. */
  public void startMusic() {
    if (music == null) {
      music = enterHidden("Announcer/ARI_MOH");
    }
  }

  /** Ends the music; false if there was none. */
  public boolean stopMusic() {
    if (music == null) {
      return false;
    }
    leaveHidden(music);
    music = null;
    return true;
  }

  /** Something is played to all. */
  void hear(String media) {
    for (Channel member : members()) {
      if (member.far != null) {
        member.far.played(member, media);
      }
    }
  }

  void passDigit(Channel from, char digit, Duration length) {
    if (!absorbing.contains(from)) {
      for (Channel member : members()) {
        if (member != from && member.far != null) {
          member.far.digit(member, digit, length);
        }
      }
    }
  }

  /** Its JSON. */
  public Map<String, Object> snapshot() {
    Map<String, Object> json =
        Json.object(
            "id",
            id,
            "technology",
            technology,
            "bridge_type",
            kind.type(),
            "bridge_class",
            kind.basic() ? "basic" : "stasis",
            "creator",
            kind.basic() ? "" : "Stasis",
            "name",
            name,
            "channels",
            members.stream().map(Channel::id).toList(),
            "creationtime",
            Events.timestamp(created),
            "video_mode",
            videoMode);
    if (videoSource != null) {
      json.put("video_source_id", videoSource);
    }
    if (!reported.isEmpty()) {
      var shown = new LinkedHashMap<String, Object>();
      reported.forEach(variable -> shown.put(variable, variables.getOrDefault(variable, "")));
      json.put("bridgevars", shown);
    }
    return world.shapes().fit("Bridge", json);
  }
}
