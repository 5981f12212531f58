/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.arijava.AriClient;
import org.arijava.AriSession;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.error.AriDecodeException;
import org.arijava.internal.Core;
import org.arijava.internal.codec.Json;
import org.arijava.internal.codec.ObjectKey;
import org.arijava.internal.events.Inbox;
import org.arijava.model.InfoSection;
import org.arijava.model.StatusInfo;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the client believes with what Asterisk says after a gap, and tells by synthetic
 * events what ended meanwhile. Confined to the session's thread.
 */
final class Resync {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

  private final Core core;
  private final Inbox inbox;
  private final AriSession session;
  private @Nullable Instant asteriskStarted;

  Resync(Core core, Inbox inbox, AriSession session) {
    this.core = core;
    this.inbox = inbox;
    this.session = session;
  }

  /**
   * What Asterisk says.
   *
   * @param restarted whether it is another run of Asterisk than before
   * @param channels the channels in the session's applications
   */
  record Truth(boolean restarted, List<Channel> channels) {}

  /** Asks Asterisk; after a gap, tells what ended meanwhile. */
  Truth compare(boolean afterGap, List<String> apps) {
    AriClient ari = core.client();
    Instant started =
        ari.asterisk()
            .getInfo(o -> o.only(List.of(InfoSection.STATUS)))
            .status()
            .map(StatusInfo::startupTime)
            .orElse(null);
    boolean restarted =
        asteriskStarted != null && started != null && !started.equals(asteriskStarted);
    asteriskStarted = started;
    if (!afterGap) {
      return new Truth(false, List.of());
    }
    Set<String> ours = new HashSet<>();
    for (String app : apps) {
      ours.addAll(ari.applications().get(app).channelIds());
    }
    Map<String, Channel> channels =
        ari.channels().list().stream()
            .collect(Collectors.toMap(Channel::id, channel -> channel, (a, b) -> a));
    Set<String> bridges = ari.bridges().list().stream().map(Bridge::id).collect(Collectors.toSet());
    for (ObjectKey key : core.router().living()) {
      String end =
          switch (key.kind()) {
            case "Channel" ->
                restarted || !channels.containsKey(key.id())
                    ? "ChannelDestroyed"
                    : ours.contains(key.id()) || core.router().isHeardOf(key) ? null : "StasisEnd";
            case "Bridge" -> restarted || !bridges.contains(key.id()) ? "BridgeDestroyed" : null;
            case "Playback" ->
                restarted || ari.playbacks().find(key.id()).isEmpty() ? "PlaybackFinished" : null;
            case "LiveRecording" ->
                restarted || ari.recordings().findLive(key.id()).isEmpty()
                    ? "RecordingFinished"
                    : null;
            default -> null;
          };
      if (end != null) {
        tell(end, key, apps.get(0));
      }
    }
    return new Truth(restarted, ours.stream().map(channels::get).filter(c -> c != null).toList());
  }

  private void tell(String type, ObjectKey key, String app) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", type);
    event.put("application", app);
    event.put("timestamp", TIME.format(Instant.now().atOffset(ZoneOffset.UTC)));
    if (type.equals("ChannelDestroyed")) {
      event.put("cause", 0);
      event.put("cause_txt", "Unknown");
    }
    event.put(field(key.kind()), lastKnown(key));
    inbox.synthetic(core, session, Json.write(event));
  }

  private static String field(String kind) {
    return switch (kind) {
      case "Channel" -> "channel";
      case "Bridge" -> "bridge";
      case "Playback" -> "playback";
      default -> "recording";
    };
  }

  /** The object as the latest event had it; its identity alone when there was none. */
  private Map<String, Object> lastKnown(ObjectKey key) {
    Optional<Map<String, Object>> known = Optional.empty();
    try {
      known = core.router().lastKnown(key);
    } catch (AriDecodeException e) {
      // a snapshot that cannot be read is no snapshot
    }
    return known.orElseGet(
        () -> Map.of(key.kind().equals("LiveRecording") ? "name" : "id", key.id()));
  }
}
