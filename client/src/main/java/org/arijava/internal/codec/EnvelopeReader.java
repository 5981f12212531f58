/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

  private final Function<Object, @Nullable ObjectKey> known;
  private final Envelope envelope = new Envelope();
  private final IdentityText identity = new IdentityText();
  private byte[] in = NOTHING;
  private boolean checking;
  private String application = "";
  private String asteriskId = "";

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

  /** A reader that makes a key of each object that an event names. */
  public EnvelopeReader() {
    this(text -> null);
  }

  /**
   * A reader that makes keys of those objects only that nobody knows.
   *
   * @param known gives the key that is known and that the text it is given is equal to, or null
   */
  public EnvelopeReader(Function<Object, @Nullable ObjectKey> known) {
    this.known = known;
  }

  /**
   * Reads an event, whose envelope is true until the next one is read.
   *
   * @throws org.arijava.error.AriDecodeException when it is no JSON object, or names no type
   */
  public Envelope read(
      byte[] message, @Nullable AriSession session, long sequence, boolean synthetic) {
    envelope.begin(message, session, sequence, synthetic);
    in = message;
    boolean checked = event(true);
    boolean read = checked || event(false);
    in = NOTHING;
    if (!read || envelope.type == null) {
      return EventDecoder.envelope(message, session, sequence, synthetic);
    }
    envelope.outlined = checked;
    return envelope;
  }

  /** Reads the whole message; false when it is not as Asterisk writes. */
  private boolean event(boolean check) {
    checking = check;
    envelope.forget();
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
        envelope.outline.event(at);
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
      case TYPE -> envelope.type = EventType.of(in, from, to);
      case APPLICATION -> {
        application = same(application, from, to);
        envelope.application = application;
      }
      case ASTERISK_ID -> {
        asteriskId = same(asteriskId, from, to);
        envelope.asteriskId = asteriskId;
      }
      default -> envelope.timestamp = from;
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
    envelope.outline.object(begin);
    int at = Scan.space(text, begin + 1);
    if (at < text.length && text[at] == '}') {
      return at + 1;
    }
    int idAt = 0;
    int idEnd = 0;
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
      envelope.outline.value(at);
      if (part < 0 || (at < text.length && text[at] == 'n')) { // null names nothing
        end = past(at);
      } else {
        end = Scan.plain(text, at);
        if (end < 0) {
          return Scan.UNUSUAL;
        }
        if (field.identity.size() == 1) {
          idAt = at + 1;
          idEnd = end - 1;
        } else if (part == 0) {
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
    if (idAt > 0) {
      envelope.add(key(field.kind, idAt, idEnd));
    } else if (first != null && second != null) {
      envelope.add(new ObjectKey(field.kind, first + "/" + second));
    }
    return at < text.length && text[at] == '}' ? at + 1 : Scan.UNUSUAL;
  }

  private ObjectKey key(String kind, int from, int to) {
    ObjectKey key = known.apply(identity.at(kind, in, from, to));
    return key == null ? new ObjectKey(kind, text(from, to)) : key;
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
