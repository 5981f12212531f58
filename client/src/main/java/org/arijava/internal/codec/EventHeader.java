/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.arijava.AriSession;
import org.jspecify.annotations.Nullable;

/**
 * What is known of every event before the rest of it is read. Thread-safe: immutable, but that it
 * can note and forget what only saves the next who decodes it some work.
 */
public class EventHeader {

  private final EventType type;
  private final @Nullable String application;
  private final @Nullable String asteriskId;
  private final byte[] message;
  private @Nullable Outline outline; // whoever still sees it may use it
  private final int timestamp; // where its text begins in the message; 0 when there is none
  private final @Nullable AriSession session;
  private final long sequence;
  private final boolean synthetic;

  /** What the envelope says, but for the outline. */
  protected EventHeader(Envelope envelope) {
    this.type = envelope.type();
    this.application = envelope.application;
    this.asteriskId = envelope.asteriskId;
    this.message = envelope.message;
    this.timestamp = envelope.timestamp;
    this.session = envelope.session;
    this.sequence = envelope.sequence;
    this.synthetic = envelope.synthetic;
  }

  /** Its type. */
  public final EventType type() {
    return type;
  }

  /** The application it was sent to, if it says. */
  public final @Nullable String application() {
    return application;
  }

  /** The Asterisk that sent it, if it says. */
  public final @Nullable String asteriskId() {
    return asteriskId;
  }

  /** The event as it came. */
  public final byte[] message() {
    return message;
  }

  /** Where its values are, if that is known. */
  final @Nullable Outline outline() {
    return outline;
  }

  /** Notes where its values are, as its envelope still knows: somebody will decode it. */
  protected final void outline(Envelope envelope) {
    outline = envelope.outline();
  }

  /** Forgets where its values are, which whoever decodes it from now on finds out again. */
  protected final void forgetOutline() {
    outline = null;
  }

  /** When it was made, if it says so readably. */
  final @Nullable Instant timestamp() {
    int end = timestamp == 0 ? Scan.UNUSUAL : Scan.plain(message, timestamp - 1);
    return end < 0
        ? null
        : JsonReader.instant(
            new String(message, timestamp, end - 1 - timestamp, StandardCharsets.US_ASCII));
  }

  /** The session it came through, if one. */
  public final @Nullable AriSession session() {
    return session;
  }

  /** Its number in the order of arrival. */
  public final long sequence() {
    return sequence;
  }

  /** Whether the client made it up. */
  public final boolean synthetic() {
    return synthetic;
  }
}
