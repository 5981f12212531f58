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
 * EventDecoder#envelope}, which reads with a JSON parser and says what is wrong. What is wrong
 * inside of a value does not matter to routing: it is found when the event is decoded.
 */
public final class EnvelopeReader {

  /** What a field of an event is to routing. */
  private record Field(String name, String kind, List<String> identity) {}

  private static final int DEEPEST = 8;
  private static final String TYPE = "type";
  private static final String APPLICATION = "application";
  private static final String TIMESTAMP = "timestamp";
  private static final String ASTERISK_ID = "asterisk_id";

  private static final byte[] NOTHING = {};

  private static final Words<Field> FIELDS = new Words<>(names(), EnvelopeReader::field);

  private byte[] in = NOTHING;
  private boolean checking;
  private @Nullable EventType type;
  private String application = "";
  private String asteriskId = "";
  private boolean hasApplication;
  private boolean hasAsteriskId;
  private int timestamp;
  private final Outline.Maker outline = new Outline.Maker();
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
    EventType read = event(true) || event(false) ? type : null;
    in = NOTHING;
    if (read == null) {
      return EventDecoder.envelope(message, session, sequence, synthetic);
    }
    return new Envelope(
        new EventHeader(
            read,
            hasApplication ? application : null,
            hasAsteriskId ? asteriskId : null,
            message,
            checking ? outline.make(message.length) : null,
            timestamp,
            session,
            sequence,
            synthetic),
        objects.toArray(new ObjectKey[objects.size()]));
  }

  /** Reads the whole message; false when it is not as Asterisk writes. */
  private boolean event(boolean check) {
    checking = check;
    type = null;
    hasApplication = false;
    hasAsteriskId = false;
    timestamp = 0;
    objects.clear();
    outline.begin();
    int end = fields(Scan.mark(in, 0, '{'), 0);
    return end >= 0 && Scan.space(in, end) == in.length;
  }

  /** Reads an object: the event itself, or one whose parts may name objects; gives its end. */
  private int fields(int begin, int depth) {
    byte[] text = in;
    if (depth > DEEPEST || begin < 0) {
      return Scan.UNUSUAL;
    }
    int at = Scan.space(text, begin + 1);
    if (at < text.length && text[at] == '}') {
      return at + 1;
    }
    while (true) {
      int end = Scan.plain(text, at);
      int colon = end < 0 ? end : Scan.mark(text, end, ':');
      if (colon < 0) {
        return Scan.UNUSUAL;
      }
      Field field = FIELDS.find(text, at + 1, end - 1);
      at = Scan.space(text, colon + 1);
      if (depth == 0) {
        outline.event(at);
      }
      at = value(field, at, depth);
      if (at < 0) {
        return Scan.UNUSUAL;
      }
      at = Scan.space(text, at);
      if (at == text.length || text[at] != ',') {
        return at < text.length && text[at] == '}' ? at + 1 : Scan.UNUSUAL;
      }
      at = Scan.space(text, at + 1);
    }
  }

  private int value(@Nullable Field field, int at, int depth) {
    if (field == null || at == in.length) {
      return past(at);
    }
    if (!field.identity.isEmpty()) {
      return in[at] == '{' ? object(field, at) : past(at);
    }
    if (field.kind.isEmpty()) {
      return in[at] == '{' ? fields(at, depth + 1) : past(at);
    }
    return depth == 0 ? header(field, at) : past(at);
  }

  /** Behind the value that begins there, whose text is checked or not. */
  private int past(int at) {
    return checking ? Scan.value(in, at) : Scan.over(in, at);
  }

  /** Reads one of the texts that all events have; gives its end. */
  private int header(Field field, int at) {
    int end = Scan.plain(in, at);
    if (end < 0) {
      return Scan.UNUSUAL;
    }
    int from = at + 1;
    int to = end - 1;
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
      default -> timestamp = from;
    }
    return end;
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

  /** Reads the identity of an object; gives its end. */
  private int object(Field field, int begin) {
    byte[] text = in;
    outline.object(begin);
    int at = Scan.space(text, begin + 1);
    if (at < text.length && text[at] == '}') {
      return at + 1;
    }
    String first = null;
    String second = null;
    boolean more = true;
    while (more) {
      int end = Scan.plain(text, at);
      int colon = end < 0 ? end : Scan.mark(text, end, ':');
      if (colon < 0) {
        return Scan.UNUSUAL;
      }
      int part = part(field.identity, at + 1, end - 1);
      at = Scan.space(text, colon + 1);
      outline.value(at);
      if (part < 0 || (at < text.length && text[at] == 'n')) { // null names nothing
        end = past(at);
      } else {
        end = Scan.plain(text, at);
        if (end < 0) {
          return Scan.UNUSUAL;
        }
        if (part == 0) {
          first = text(at + 1, end - 1);
        } else {
          second = text(at + 1, end - 1);
        }
      }
      if (end < 0) {
        return Scan.UNUSUAL;
      }
      at = Scan.space(text, end);
      more = at < text.length && text[at] == ',';
      at = more ? Scan.space(text, at + 1) : at;
    }
    if (first != null && (second != null || field.identity.size() == 1)) {
      ObjectKey key = new ObjectKey(field.kind, second == null ? first : first + "/" + second);
      if (!objects.contains(key)) {
        objects.add(key);
      }
    }
    return at < text.length && text[at] == '}' ? at + 1 : Scan.UNUSUAL;
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
}
