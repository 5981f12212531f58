/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.arijava.AriSession;
import org.arijava.error.AriDecodeException;
import org.arijava.event.Event;
import org.arijava.internal.Core;
import org.arijava.internal.codec.DecodedEvent.EventHeader;
import org.jspecify.annotations.Nullable;

/** From the bytes of a message to its event. Thread-safe. */
public final class EventDecoder {

  private EventDecoder() {}

  /**
   * Reads an event.
   *
   * @throws AriDecodeException when it is no JSON object, or names no type
   */
  public static Event decode(
      byte[] message, Core core, @Nullable AriSession session, long sequence) {
    EventHeader header = JsonReader.readObject(message, in -> header(in, session, sequence));
    return JsonReader.readObject(message, in -> EventDecoders.read(in, core, header));
  }

  private static EventHeader header(JsonReader in, @Nullable AriSession session, long sequence) {
    String type = null;
    String application = null;
    Instant timestamp = null;
    String asteriskId = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "type" -> type = in.string();
        case "application" -> application = in.string();
        case "timestamp" -> timestamp = in.instant();
        case "asterisk_id" -> asteriskId = in.string();
        default -> in.skip();
      }
    }
    if (type == null) {
      throw new AriDecodeException(
          "an event without a type", new String(in.source(), StandardCharsets.UTF_8), null);
    }
    return new EventHeader(type, application, timestamp, asteriskId, session, sequence);
  }
}
