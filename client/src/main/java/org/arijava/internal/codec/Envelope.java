/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.util.List;

/** What routing needs to know of an event. Immutable. */
public final class Envelope {

  private final EventHeader header;
  private final ObjectKey[] objects;

  Envelope(EventHeader header, ObjectKey[] objects) {
    this.header = header;
    this.objects = objects;
  }

  /** What every event says. */
  public EventHeader header() {
    return header;
  }

  /** The objects it names, each once, in its own order. */
  public List<ObjectKey> objects() {
    return List.of(objects);
  }

  /** The same, not copied: not to be changed. */
  public ObjectKey[] keys() {
    return objects;
  }
}
