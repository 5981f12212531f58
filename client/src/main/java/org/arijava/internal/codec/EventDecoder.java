/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.arijava.AriSession;
import org.arijava.error.AriDecodeException;
import org.arijava.event.Event;
import org.arijava.internal.Core;
import org.jspecify.annotations.Nullable;

/** From the bytes of a message to its event. Thread-safe. */
public final class EventDecoder {

  private EventDecoder() {}

  /**
   * Reads so much of an event as routing needs, with a parser; {@link EnvelopeReader} is faster.
   *
   * @throws AriDecodeException when it is no JSON object, or names no type
   */
  static Envelope envelope(
      byte[] message, @Nullable AriSession session, long sequence, boolean synthetic) {
    Envelope envelope = new Envelope();
    envelope.begin(message, session, sequence, synthetic);
    return JsonReader.readObject(message, sequence, in -> envelope(in, envelope));
  }

  private static Envelope envelope(JsonReader in, Envelope envelope) {
    String type = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "type" -> type = in.string();
        case "application" -> envelope.application = in.string();
        case "timestamp" -> {
          int from = in.position() + 1;
          envelope.timestamp = in.string() == null ? 0 : from;
        }
        case "asterisk_id" -> envelope.asteriskId = in.string();
        default -> named(field, in, envelope);
      }
    }
    if (type == null) {
      throw new AriDecodeException(
          "an event without a type", new String(in.source(), StandardCharsets.UTF_8), null);
    }
    envelope.type = EventType.of(type);
    return envelope;
  }

  /** Finds the objects that the field names, itself or in its parts. */
  private static void named(String field, JsonReader in, Envelope envelope) {
    String kind = EventTypes.kind(field);
    if (kind == null) {
      in.skip();
    } else if (in.atObject()) {
      if (kind.isEmpty()) {
        for (String part = in.nextField(); part != null; part = in.nextField()) {
          named(part, in, envelope);
        }
      } else {
        ObjectKey key = key(kind, in);
        if (key != null) {
          envelope.add(key);
        }
      }
    }
  }

  /** The identity of the object that the reader stands on. */
  private static @Nullable ObjectKey key(String kind, JsonReader in) {
    List<String> identity = EventTypes.identity(kind);
    String first = null;
    String second = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (field.equals(identity.get(0))) {
        first = in.string();
      } else if (identity.size() > 1 && field.equals(identity.get(1))) {
        second = in.string();
      } else {
        in.skip();
      }
    }
    if (first == null || (identity.size() > 1 && second == null)) {
      return null;
    }
    return new ObjectKey(kind, second == null ? first : first + "/" + second);
  }

  /** Reads the whole event, whose header is known. */
  public static Event decode(Core core, EventHeader header) {
    return JsonReader.readObject(
        header.message(),
        header.outline(),
        header.sequence(),
        in -> EventDecoders.read(in, core, header));
  }
}
