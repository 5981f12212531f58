/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.arijava.AriSession;
import org.jspecify.annotations.Nullable;

/**
 * What routing needs to know of an event. Confined to the one who reads events, and true until he
 * reads the next.
 */
public final class Envelope {

  private static final byte[] NOTHING = {};

  @Nullable EventType type;
  @Nullable String application;
  @Nullable String asteriskId;
  byte[] message = NOTHING;

  /** Where the text of the timestamp begins in the message; 0 when there is none. */
  int timestamp;

  @Nullable AriSession session;
  long sequence;
  boolean synthetic;
  final List<ObjectKey> objects = new ArrayList<>();
  final Outline.Maker outline = new Outline.Maker();

  /** Whether the places for an outline were collected, and all of the message is JSON. */
  boolean outlined;

  /** Begins with another event. */
  void begin(byte[] message, @Nullable AriSession session, long sequence, boolean synthetic) {
    this.message = message;
    this.session = session;
    this.sequence = sequence;
    this.synthetic = synthetic;
    forget();
  }

  /** Begins again with the same event, of which nothing is known. */
  void forget() {
    type = null;
    application = null;
    asteriskId = null;
    timestamp = 0;
    objects.clear();
    outlined = false;
    outline.begin();
  }

  void add(ObjectKey object) {
    if (!objects.contains(object)) {
      objects.add(object);
    }
  }

  /** Where the values of the event are, if that is known. */
  @Nullable Outline outline() {
    return outlined ? outline.make(message.length) : null;
  }

  /** What every event says, to be kept. */
  public EventHeader header() {
    EventHeader header = new EventHeader(this);
    header.outline(this);
    return header;
  }

  /** The type of the event. */
  public EventType type() {
    return Objects.requireNonNull(type);
  }

  /** The application it was sent to, if it says. */
  public @Nullable String application() {
    return application;
  }

  /** The objects it names, each once, in its own order. */
  public List<ObjectKey> objects() {
    return objects;
  }
}
