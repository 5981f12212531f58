/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.arijava.AriSession;
import org.jspecify.annotations.Nullable;

/** What is known of every event before the rest of it is read. Immutable. */
public final class EventHeader {

  private final EventType type;
  private final @Nullable String application;
  private final @Nullable String asteriskId;
  private final byte[] message;
  private final @Nullable Outline outline;
  private final int timestampFrom;
  private final int timestampTo;
  private final @Nullable AriSession session;
  private final long sequence;
  private final boolean synthetic;

  /**
   * A header.
   *
   * @param outline where its values are, if that is known
   * @param timestampFrom where the text of the timestamp begins in the message
   * @param timestampTo where it ends; no greater when there is none
   */
  EventHeader(
      EventType type,
      @Nullable String application,
      @Nullable String asteriskId,
      byte[] message,
      @Nullable Outline outline,
      int timestampFrom,
      int timestampTo,
      @Nullable AriSession session,
      long sequence,
      boolean synthetic) {
    this.type = type;
    this.application = application;
    this.asteriskId = asteriskId;
    this.message = message;
    this.outline = outline;
    this.timestampFrom = timestampFrom;
    this.timestampTo = timestampTo;
    this.session = session;
    this.sequence = sequence;
    this.synthetic = synthetic;
  }

  /** The name of its type. */
  public String type() {
    return type.name();
  }

  /** Its type. */
  public EventType eventType() {
    return type;
  }

  /** The application it was sent to, if it says. */
  public @Nullable String application() {
    return application;
  }

  /** The Asterisk that sent it, if it says. */
  public @Nullable String asteriskId() {
    return asteriskId;
  }

  /** The event as it came. */
  public byte[] message() {
    return message;
  }

  /** Where its values are, if that is known. */
  @Nullable Outline outline() {
    return outline;
  }

  /** When it was made, if it says so readably. */
  @Nullable Instant timestamp() {
    return timestampFrom < timestampTo
        ? JsonReader.instant(
            new String(message, timestampFrom, timestampTo - timestampFrom, StandardCharsets.UTF_8))
        : null;
  }

  /** The session it came through, if one. */
  public @Nullable AriSession session() {
    return session;
  }

  /** Its number in the order of arrival. */
  public long sequence() {
    return sequence;
  }

  /** Whether the client made it up. */
  public boolean synthetic() {
    return synthetic;
  }
}
