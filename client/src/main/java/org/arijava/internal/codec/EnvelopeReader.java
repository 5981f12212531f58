/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.arijava.AriSession;
import org.jspecify.annotations.Nullable;

/**
 * Reads so much of an event as routing needs, straight from its bytes. Confined to one thread at a
 * time.
 *
 * <p>It knows the JSON that Asterisk writes. Whatever is unusual, or wrong, it leaves to {@link
 * EventDecoder#envelope}, which reads with a JSON parser and says what is wrong. What it passes
 * over is not checked before the event is decoded.
 */
public final class EnvelopeReader {

  /** What a field of an event is to routing. */
  private record Field(String name, String kind, List<String> identity) {}

  private static final int DEEPEST = 8;
  private static final String TYPE = "type";
  private static final String APPLICATION = "application";
  private static final String TIMESTAMP = "timestamp";
  private static final String ASTERISK_ID = "asterisk_id";

  private static final Words<Field> FIELDS = new Words<>(names(), EnvelopeReader::field);

  private byte[] in = new byte[0];
  private int at;
  private @Nullable EventType type;
  private String application = "";
  private String asteriskId = "";
  private boolean hasApplication;
  private boolean hasAsteriskId;
  private int timestampFrom;
  private int timestampTo;
  private final List<ObjectKey> objects = new ArrayList<>();

  private static List<String> names() {
    List<String> names = new ArrayList<>(EventTypes.fields());
    names.addAll(List.of(TYPE, APPLICATION, TIMESTAMP, ASTERISK_ID));
    return names;
  }

  private static Field field(String name) {
    String kind = EventTypes.kind(name);
    if (kind == null) {
      return new Field(name, name, List.of());
    }
    return new Field(name, kind, kind.isEmpty() ? List.of() : EventTypes.identity(kind));
  }

  /**
   * Reads an event.
   *
   * @throws org.arijava.error.AriDecodeException when it is no JSON object, or names no type
   */
  public Envelope read(
      byte[] message, @Nullable AriSession session, long sequence, boolean synthetic) {
    in = message;
    at = 0;
    type = null;
    hasApplication = false;
    hasAsteriskId = false;
    timestampFrom = 0;
    timestampTo = 0;
    objects.clear();
    EventType read = event() ? type : null;
    in = new byte[0];
    if (read == null) {
      return EventDecoder.envelope(message, session, sequence, synthetic);
    }
    return new Envelope(
        new EventHeader(
            read,
            hasApplication ? application : null,
            hasAsteriskId ? asteriskId : null,
            message,
            timestampFrom,
            timestampTo,
            session,
            sequence,
            synthetic),
        objects.toArray(ObjectKey[]::new));
  }

  /** Reads the whole message; false when it is not as Asterisk writes. */
  private boolean event() {
    return fields(0) && peek() == 0 && at == in.length;
  }

  /** The next byte that is no space; 0 at the end. */
  private int peek() {
    while (at < in.length) {
      int next = in[at];
      if (next != ' ' && next != '\n' && next != '\t' && next != '\r') {
        return next;
      }
      at++;
    }
    return 0;
  }

  private boolean skip(int expected) {
    if (peek() != expected || at == in.length) {
      return false;
    }
    at++;
    return true;
  }

  /** Reads an object: the event itself, or one whose parts may name objects. */
  private boolean fields(int depth) {
    if (depth > DEEPEST || !skip('{')) {
      return false;
    }
    if (peek() == '}') {
      at++;
      return true;
    }
    do {
      int from = peek() == '"' ? at + 1 : 0;
      if (!plainString()) {
        return false;
      }
      Field field = FIELDS.find(in, from, at - 1);
      if (!skip(':') || !value(field, depth)) {
        return false;
      }
    } while (skip(','));
    return skip('}');
  }

  private boolean value(@Nullable Field field, int depth) {
    int first = peek();
    if (field == null) {
      return pass(first);
    }
    if (!field.identity.isEmpty()) {
      return first == '{' ? object(field) : pass(first);
    }
    if (field.kind.isEmpty()) {
      return first == '{' ? fields(depth + 1) : pass(first);
    }
    return depth == 0 ? header(field) : pass(first);
  }

  /** Reads one of the texts that all events have. */
  private boolean header(Field field) {
    int from = at + 1;
    if (!plainString()) {
      return false;
    }
    int to = at - 1;
    switch (field.name) {
      case TYPE -> type = EventType.of(in, from, to);
      case APPLICATION -> {
        application = same(application, from, to);
        hasApplication = true;
      }
      case ASTERISK_ID -> {
        asteriskId = same(asteriskId, from, to);
        hasAsteriskId = true;
      }
      default -> {
        timestampFrom = from;
        timestampTo = to;
      }
    }
    return true;
  }

  /** The text of the bytes: the very text of before when they are the same. */
  private String same(String before, int from, int to) {
    return before.length() == to - from && begins(before, from) ? before : text(from, to);
  }

  /** Whether the text stands there. */
  private boolean begins(String text, int from) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != in[from + i]) {
        return false;
      }
    }
    return true;
  }

  private String text(int from, int to) {
    return new String(in, from, to - from, StandardCharsets.UTF_8);
  }

  /** Reads the identity of an object. */
  private boolean object(Field field) {
    at++;
    String first = null;
    String second = null;
    if (peek() == '}') {
      at++;
      return true;
    }
    do {
      int from = peek() == '"' ? at + 1 : 0;
      if (!plainString()) {
        return false;
      }
      int to = at - 1;
      int part = part(field.identity, from, to);
      if (!skip(':')) {
        return false;
      }
      if (part < 0 || peek() == 'n') { // null names nothing
        if (!pass(peek())) {
          return false;
        }
        continue;
      }
      from = at + 1;
      if (!plainString()) {
        return false;
      }
      if (part == 0) {
        first = text(from, at - 1);
      } else {
        second = text(from, at - 1);
      }
    } while (skip(','));
    if (first != null && (second != null || field.identity.size() == 1)) {
      ObjectKey key = new ObjectKey(field.kind, second == null ? first : first + "/" + second);
      if (!objects.contains(key)) {
        objects.add(key);
      }
    }
    return skip('}');
  }

  private int part(List<String> identity, int from, int to) {
    for (int i = 0; i < identity.size(); i++) {
      String name = identity.get(i);
      if (name.length() == to - from && begins(name, from)) {
        return i;
      }
    }
    return -1;
  }

  /** Passes over a text that has no escapes. */
  private boolean plainString() {
    if (peek() != '"') {
      return false;
    }
    byte[] text = in;
    for (int i = at + 1; i < text.length; i++) {
      int next = text[i];
      if (next == '"') {
        at = i + 1;
        return true;
      }
      if (next == '\\' || next < ' ') { // also what is not ASCII
        return false;
      }
    }
    return false;
  }

  /** Passes over any value. */
  private boolean pass(int first) {
    if (first == '"') {
      return string();
    }
    if (first == '{' || first == '[') {
      return nested();
    }
    int from = at;
    while (at < in.length && ",}] \n\t\r".indexOf(in[at]) < 0) {
      at++;
    }
    return at > from;
  }

  private boolean string() {
    byte[] text = in;
    for (int i = at + 1; i < text.length; i++) {
      int next = text[i];
      if (next == '"') {
        at = i + 1;
        return true;
      }
      if (next == '\\') {
        i++;
      }
    }
    return false;
  }

  private boolean nested() {
    int depth = 0;
    while (at < in.length) {
      switch (in[at]) {
        case '"' -> {
          if (!string()) {
            return false;
          }
          continue;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
      at++;
      if (depth == 0) {
        return true;
      }
    }
    return false;
  }
}
