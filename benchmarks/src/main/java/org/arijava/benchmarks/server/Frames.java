/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recorded events as WebSocket frames, in which only the channel's id and name are replaced, the
 * bridge's id, and the application. Immutable.
 */
final class Frames {

  private static final Pattern CHANNEL =
      Pattern.compile("\"(?:channel|peer)\":\\{\"id\":\"([^\"]+)\",\"name\":\"([^\"]+)\"");
  private static final Pattern BRIDGE = Pattern.compile("\"bridge\":\\{\"id\":\"([^\"]+)\"");
  private static final Pattern APPLICATION = Pattern.compile("\"application\":\"[^\"]*\"");
  private static final String ID = "1795400000.";
  private static final int DIGITS = 7;
  private static final String NUMBER = "@".repeat(DIGITS);
  private static final String SERIAL = "#".repeat(DIGITS);

  private final List<byte[]> templates = new ArrayList<>();
  private final List<int[]> numbers = new ArrayList<>();
  private final List<int[]> serials = new ArrayList<>();

  private Frames(List<String> events) {
    for (String event : events) {
      String text = prepared(event);
      byte[] frame = framed(text);
      templates.add(frame);
      numbers.add(places(frame, '@'));
      serials.add(places(frame, '#'));
    }
  }

  /** 32 recorded events that name a channel which lives on, in the order of the file. */
  static Frames recorded() {
    return new Frames(lines("frames.jsonl"));
  }

  /** The event with which a call enters the application. */
  static Frames start() {
    return new Frames(
        lines("frames.jsonl").stream().filter(line -> line.contains("\"StasisStart\"")).toList());
  }

  /** What ends a call. */
  static Frames end() {
    return new Frames(lines("end.jsonl"));
  }

  /** What tells that all has been sent. */
  static byte[] sentinel() {
    return framed(lines("sentinel.jsonl").get(0));
  }

  private static List<String> lines(String name) {
    try (InputStream in = Frames.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String prepared(String event) {
    Matcher channel = CHANNEL.matcher(event);
    if (!channel.find()) {
      throw new IllegalArgumentException("no channel: " + event);
    }
    String text =
        event
            .replace("\"" + channel.group(1) + "\"", "\"" + ID + NUMBER + "\"")
            .replace("\"" + channel.group(2) + "\"", "\"PJSIP/bench-" + SERIAL + "\"");
    text = APPLICATION.matcher(text).replaceAll("\"application\":\"bench\"");
    Matcher bridge = BRIDGE.matcher(text);
    return bridge.find()
        ? text.replace("\"" + bridge.group(1) + "\"", "\"bridge-" + NUMBER + "\"")
        : text;
  }

  private static byte[] framed(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 4);
    frame.put((byte) 0x81);
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else {
      frame.put((byte) 126).putShort((short) payload.length);
    }
    frame.put(payload).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  private static int[] places(byte[] frame, char mark) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i + DIGITS <= frame.length; i++) {
      if (frame[i] == mark && frame[i + DIGITS - 1] == mark) {
        found.add(i);
        i += DIGITS - 1;
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  int size() {
    return templates.size();
  }

  int length(int template) {
    return templates.get(template).length;
  }

  /** Appends a frame of the channel; the serial number goes into the channel's name. */
  void put(ByteBuffer out, int template, int channel, int serial) {
    int begin = out.position();
    out.put(templates.get(template));
    digits(out, begin, numbers.get(template), channel);
    digits(out, begin, serials.get(template), serial);
  }

  private static void digits(ByteBuffer out, int begin, int[] places, int value) {
    for (int place : places) {
      int rest = value;
      for (int i = DIGITS - 1; i >= 0; i--) {
        out.put(begin + place + i, (byte) ('0' + rest % 10));
        rest /= 10;
      }
    }
  }
}
