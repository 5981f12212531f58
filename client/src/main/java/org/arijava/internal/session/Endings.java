/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.arijava.error.AriDecodeException;
import org.arijava.internal.Core;
import org.arijava.internal.codec.Json;
import org.arijava.internal.codec.ObjectKey;
import org.arijava.internal.events.Inbox;
import org.arijava.internal.events.Source;
import org.jspecify.annotations.Nullable;

/**
 * The ends of objects that Asterisk will not tell any more: told by synthetic events. Thread-safe.
 */
public final class Endings {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

  private final Inbox inbox;

  /** Endings that go the way of all events. */
  public Endings(Inbox inbox) {
    this.inbox = inbox;
  }

  /** The object is gone. */
  public void gone(Core core, @Nullable Source source, ObjectKey object, String application) {
    String type =
        switch (object.kind()) {
          case "Channel" -> "ChannelDestroyed";
          case "Bridge" -> "BridgeDestroyed";
          case "Playback" -> "PlaybackFinished";
          case "LiveRecording" -> "RecordingFinished";
          default -> throw new IllegalArgumentException(object.toString());
        };
    tell(core, source, type, object, application);
  }

  /** The channel is no longer in the application. */
  void left(Core core, @Nullable Source source, ObjectKey channel, String application) {
    tell(core, source, "StasisEnd", channel, application);
  }

  private void tell(
      Core core, @Nullable Source source, String type, ObjectKey object, String application) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", type);
    event.put("application", application);
    event.put("timestamp", TIME.format(Instant.now().atOffset(ZoneOffset.UTC)));
    if (type.equals("ChannelDestroyed")) {
      event.put("cause", 0);
      event.put("cause_txt", "Unknown");
    }
    event.put(field(object.kind()), lastKnown(core, object));
    inbox.synthetic(source == null ? core.fedIn() : source, Json.write(event));
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
  private Map<String, Object> lastKnown(Core core, ObjectKey object) {
    Optional<Map<String, Object>> known = Optional.empty();
    try {
      known = core.router().states().lastKnown(object);
    } catch (AriDecodeException e) {
      // a snapshot that cannot be read is no snapshot
    }
    return known.orElseGet(
        () -> Map.of(object.kind().equals("LiveRecording") ? "name" : "id", object.id()));
  }
}
