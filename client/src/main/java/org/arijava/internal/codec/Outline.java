/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of an event's fields begin, and those of the objects that it names, all of which
 * are JSON: so whoever decodes them need not read past the others. Immutable.
 *
 * <p>Every event that is under way to somebody has one, so that it is small: for each object, where
 * it begins, how many fields it has, and where their values begin.
 */
final class Outline {

  /** Where an object stands that does not stand in it. */
  static final int NOWHERE = -1;

  private final char[] places;

  private Outline(char[] places) {
    this.places = places;
  }

  /** Where in this the object stands that begins there, or {@link #NOWHERE}. */
  int find(int begin) {
    int at = 0;
    while (at < places.length) {
      if (places[at] == begin) {
        return at;
      }
      at += 2 + places[at + 1];
    }
    return NOWHERE;
  }

  /** Where the value of an object's field begins, of several the last; 0 when there is none. */
  int place(byte[] in, int object, byte[] name) {
    for (int i = object + 1 + places[object + 1]; i > object + 1; i--) {
      if (Scan.isNamed(in, places[i], name)) {
        return places[i];
      }
    }
    return 0;
  }

  /** Collects places. Confined to one thread; used again and again. */
  static final class Maker {

    private char[] event = new char[32];
    private char[] objects = new char[64];
    private int eventSize;
    private int objectsSize;
    private int object;

    /** Begins with another event, which is the whole text. */
    void begin() {
      objectsSize = 0;
      eventSize = 2; // where it begins, and how many fields it has
    }

    /** A value of the event begins there. */
    void event(int at) {
      if (eventSize == event.length) {
        event = Arrays.copyOf(event, 2 * eventSize);
      }
      event[eventSize++] = (char) at;
    }

    /** An object that it names begins there, whose values come next. */
    void object(int at) {
      object = objectsSize;
      part(at);
      part(0);
    }

    /** A value of that object begins there. */
    void value(int at) {
      part(at);
      objects[object + 1]++;
    }

    private void part(int at) {
      if (objectsSize == objects.length) {
        objects = Arrays.copyOf(objects, 2 * objectsSize);
      }
      objects[objectsSize++] = (char) at;
    }

    /** The outline of a text of that length; null when that is too long for one. */
    @Nullable Outline make(int length) {
      if (length > Character.MAX_VALUE) {
        return null;
      }
      event[1] = (char) (eventSize - 2);
      char[] all = Arrays.copyOf(event, eventSize + objectsSize);
      System.arraycopy(objects, 0, all, eventSize, objectsSize);
      return new Outline(all);
    }
  }
}
