/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.arijava.AriSession;
import org.jspecify.annotations.Nullable;

/**
 * What is known of every event before the rest of it is read. Thread-safe: immutable, but that it
 * can forget what only saves the next who decodes it some work.
 */
public class EventHeader {

  private final EventType type;
  private final @Nullable String application;
  private final @Nullable String asteriskId;
  private final byte[] message;
  private @Nullable Outline outline; // whoever still sees it may use it
  private final int timestamp;
  private final @Nullable AriSession session;
  private final long sequence;
  private final boolean synthetic;

  /**
   * A header.
   *
   * @param outline where its values are, if that is known
   * @param timestamp where the text of the timestamp begins in the message; 0 when there is none
   */
  EventHeader(
      EventType type,
      @Nullable String application,
      @Nullable String asteriskId,
      byte[] message,
      @Nullable Outline outline,
      int timestamp,
      @Nullable AriSession session,
      long sequence,
      boolean synthetic) {
    this.type = type;
    this.application = application;
    this.asteriskId = asteriskId;
    this.message = message;
    this.outline = outline;
    this.timestamp = timestamp;
    this.session = session;
    this.sequence = sequence;
    this.synthetic = synthetic;
  }

  /** The same as the other. */
  protected EventHeader(EventHeader other) {
    this.type = other.type;
    this.application = other.application;
    this.asteriskId = other.asteriskId;
    this.message = other.message;
    this.outline = other.outline;
    this.timestamp = other.timestamp;
    this.session = other.session;
    this.sequence = other.sequence;
    this.synthetic = other.synthetic;
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
