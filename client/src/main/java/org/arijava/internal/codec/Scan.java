/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

/**
 * Finds out where the values of a JSON text end, and whether they are JSON. Stateless.
 *
 * <p>It accepts nothing that is no JSON, but not all that is: what is rare it leaves to a parser.
 */
final class Scan {

  /** No JSON, or unusual. */
  static final int UNUSUAL = -1;

  private static final int DEEPEST = 64;

  private Scan() {}

  /** The place of the next byte that is no space; the end when there is none. */
  static int space(byte[] in, int from) {
    int at = from;
    while (at < in.length
        && (in[at] == ' ' || in[at] == '\n' || in[at] == '\t' || in[at] == '\r')) {
      at++;
    }
    return at;
  }

  /** The place of the character, which is the next but for spaces, or {@link #UNUSUAL}. */
  static int mark(byte[] in, int from, char mark) {
    int at = from;
    if (at < in.length && in[at] == mark) {
      return at;
    }
    at = space(in, from);
    return at < in.length && in[at] == mark ? at : UNUSUAL;
  }

  /** Whether the value that begins there is that of the field of that name, which is plain. */
  static boolean isNamed(byte[] in, int value, byte[] name) {
    int end = value - 1;
    while (in[end] != '"') {
      end--;
    }
    int from = end - name.length;
    if (from < 1 || in[from - 1] != '"') {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (in[from + i] != name[i]) {
        return false;
      }
    }
    return true;
  }

  /** Behind the text of ASCII without escapes that begins there, or {@link #UNUSUAL}. */
  static int plain(byte[] in, int from) {
    if (from < 0 || from >= in.length || in[from] != '"') {
      return UNUSUAL;
    }
    for (int at = from + 1; at < in.length; at++) {
      int next = in[at];
      if (next == '"') {
        return at + 1;
      }
      if (next == '\\' || next < ' ') { // also what is not ASCII
        return UNUSUAL;
      }
    }
    return UNUSUAL;
  }

  /** Behind the text whose first character that is, or {@link #UNUSUAL}. */
  private static int text(byte[] in, int from) {
    int at = from;
    while (at < in.length) {
      int next = in[at];
      if (next == '"') {
        return at + 1;
      }
      if (next >= ' ' && next != '\\') {
        at++;
        continue;
      }
      int behind = next == '\\' ? escape(in, at + 1) : next < 0 ? beyondAscii(in, at) : UNUSUAL;
      if (behind < 0) {
        return UNUSUAL;
      }
      at = behind;
    }
    return UNUSUAL;
  }

  private static int escape(byte[] in, int at) {
    return at < in.length && "\"\\/bfnrt".indexOf(in[at]) >= 0 ? at + 1 : UNUSUAL;
  }

  /** Behind a character of UTF-8 of two or three bytes. */
  private static int beyondAscii(byte[] in, int at) {
    int first = in[at] & 0xFF;
    int more = first >= 0xC2 && first <= 0xDF ? 1 : first > 0xE0 && first < 0xED ? 2 : 0;
    if (more == 0 || at + more >= in.length) {
      return UNUSUAL;
    }
    for (int i = 1; i <= more; i++) {
      if ((in[at + i] & 0xC0) != 0x80) {
        return UNUSUAL;
      }
    }
    return at + more + 1;
  }

  /**
   * Behind the value that begins there, if it is JSON; of what is none, wherever that may be, but
   * within the text, or {@link #UNUSUAL}.
   */
  static int over(byte[] in, int from) {
    if (from >= in.length) {
      return UNUSUAL;
    }
    int at = from;
    if (in[at] != '"' && in[at] != '{' && in[at] != '[') {
      while (at < in.length && ",}] \n\t\r".indexOf(in[at]) < 0) {
        at++;
      }
      return at > from ? at : UNUSUAL;
    }
    int depth = 0;
    while (at < in.length) {
      int next = in[at++];
      if (next == '"') {
        while (at < in.length && in[at] != '"') {
          at += in[at] == '\\' ? 2 : 1;
        }
        at++;
      } else if (next == '{' || next == '[') {
        depth++;
      } else if (next == '}' || next == ']') {
        depth--;
      }
      if (depth == 0) {
        return at <= in.length ? at : UNUSUAL;
      }
    }
    return UNUSUAL;
  }

  /** Behind the value that begins there, or {@link #UNUSUAL}. */
  static int value(byte[] in, int from) {
    return value(in, from, 0);
  }

  private static int value(byte[] in, int from, int depth) {
    if (from < 0 || from >= in.length) {
      return UNUSUAL;
    }
    return switch (in[from]) {
      case '"' -> text(in, from + 1);
      case '{' -> parts(in, from, depth + 1, '}');
      case '[' -> parts(in, from, depth + 1, ']');
      case 't' -> word(in, from, "true");
      case 'f' -> word(in, from, "false");
      case 'n' -> word(in, from, "null");
      default -> number(in, from);
    };
  }

  /** Behind the object or the array that begins there, or {@link #UNUSUAL}. */
  private static int parts(byte[] in, int from, int depth, char close) {
    int at = space(in, from + 1);
    if (at < in.length && in[at] == close) {
      return at + 1;
    }
    while (depth <= DEEPEST) {
      at = value(in, close == '}' ? behindName(in, at) : at, depth);
      if (at < 0) {
        return UNUSUAL;
      }
      at = space(in, at);
      if (at >= in.length || in[at] != ',') {
        break;
      }
      at = space(in, at + 1);
    }
    return at < in.length && in[at] == close ? at + 1 : UNUSUAL;
  }

  /** Where the value of the field begins whose name stands there, or {@link #UNUSUAL}. */
  private static int behindName(byte[] in, int from) {
    if (from >= in.length || in[from] != '"') {
      return UNUSUAL;
    }
    int end = text(in, from + 1);
    int colon = end < 0 ? end : mark(in, end, ':');
    return colon < 0 ? UNUSUAL : space(in, colon + 1);
  }

  private static int word(byte[] in, int from, String word) {
    if (from + word.length() > in.length) {
      return UNUSUAL;
    }
    for (int i = 1; i < word.length(); i++) {
      if (in[from + i] != word.charAt(i)) {
        return UNUSUAL;
      }
    }
    return from + word.length();
  }

  private static int number(byte[] in, int from) {
    int at = in[from] == '-' ? from + 1 : from;
    int digits = digits(in, at);
    if (digits == at || (in[at] == '0' && digits > at + 1)) {
      return UNUSUAL;
    }
    at = digits;
    if (at < in.length && in[at] == '.') {
      digits = digits(in, at + 1);
      if (digits == at + 1) {
        return UNUSUAL;
      }
      at = digits;
    }
    return at < in.length && (in[at] == 'e' || in[at] == 'E') ? UNUSUAL : at;
  }

  /** Behind the digits that stand there. */
  private static int digits(byte[] in, int from) {
    int at = from;
    while (at < in.length && in[at] >= '0' && in[at] <= '9') {
      at++;
    }
    return at;
  }
}
