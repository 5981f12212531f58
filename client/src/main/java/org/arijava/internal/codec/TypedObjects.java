/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.util.Optional;
import java.util.function.BiFunction;
import org.arijava.Application;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.DeviceState;
import org.arijava.Endpoint;
import org.arijava.LiveRecording;
import org.arijava.Mailbox;
import org.arijava.Playback;
import org.arijava.Sound;
import org.arijava.StoredRecording;
import org.arijava.internal.Core;
import org.arijava.spi.ObjectSnapshot;
import org.jspecify.annotations.Nullable;

/** Domain objects of the typed API by the names of their types in ARI. Stateless. */
public final class TypedObjects {

  private TypedObjects() {}

  /** What reads objects of that kind; null when there is no such kind. */
  public static @Nullable BiFunction<JsonReader, Core, Decoded> decoder(String kind) {
    return switch (kind) {
      case "Application" -> DecodedApplication::new;
      case "Bridge" -> DecodedBridge::new;
      case "Channel" -> DecodedChannel::new;
      case "DeviceState" -> DecodedDeviceState::new;
      case "Endpoint" -> DecodedEndpoint::new;
      case "LiveRecording" -> DecodedLiveRecording::new;
      case "Mailbox" -> DecodedMailbox::new;
      case "Playback" -> DecodedPlayback::new;
      case "Sound" -> DecodedSound::new;
      case "StoredRecording" -> DecodedStoredRecording::new;
      default -> null;
    };
  }

  /** A reference to the object of that kind, which is one of those that {@link #decoder} knows. */
  public static Object reference(String kind, String id, Core core) {
    return switch (kind) {
      case "Application" -> new DecodedApplication(core, id);
      case "Bridge" -> new DecodedBridge(core, id);
      case "Channel" -> new DecodedChannel(core, id);
      case "DeviceState" -> new DecodedDeviceState(core, id);
      case "Endpoint" -> {
        int slash = id.indexOf('/');
        yield new DecodedEndpoint(core, id.substring(0, slash), id.substring(slash + 1));
      }
      case "LiveRecording" -> new DecodedLiveRecording(core, id);
      case "Mailbox" -> new DecodedMailbox(core, id);
      case "Playback" -> new DecodedPlayback(core, id);
      case "Sound" -> new DecodedSound(core, id);
      case "StoredRecording" -> new DecodedStoredRecording(core, id);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** What the domain object holds; empty when it is none. */
  public static Optional<ObjectSnapshot> snapshot(Object typed) {
    ObjectKey key = key(typed);
    return key != null && typed instanceof Decoded decoded
        ? Optional.of(new ObjectSnapshot(key.kind(), key.id(), decoded.json(), decoded.asOf()))
        : Optional.empty();
  }

  private static @Nullable ObjectKey key(Object typed) {
    if (typed instanceof Channel channel) {
      return new ObjectKey("Channel", channel.id());
    } else if (typed instanceof Bridge bridge) {
      return new ObjectKey("Bridge", bridge.id());
    } else if (typed instanceof Playback playback) {
      return new ObjectKey("Playback", playback.id());
    } else if (typed instanceof LiveRecording recording) {
      return new ObjectKey("LiveRecording", recording.name());
    } else if (typed instanceof StoredRecording recording) {
      return new ObjectKey("StoredRecording", recording.name());
    } else if (typed instanceof Endpoint endpoint) {
      return new ObjectKey("Endpoint", endpoint.technology() + "/" + endpoint.resource());
    } else if (typed instanceof DeviceState state) {
      return new ObjectKey("DeviceState", state.name());
    } else if (typed instanceof Sound sound) {
      return new ObjectKey("Sound", sound.id());
    } else if (typed instanceof Mailbox mailbox) {
      return new ObjectKey("Mailbox", mailbox.name());
    } else if (typed instanceof Application application) {
      return new ObjectKey("Application", application.name());
    }
    return null;
  }
}
