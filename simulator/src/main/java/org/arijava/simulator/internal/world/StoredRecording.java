/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A recording that was kept. Immutable. */
public record StoredRecording(String name, String format, Duration length) {
  private static final int RATE = 8000;

  /** Its JSON. */
  public Map<String, Object> snapshot() {
    return Json.object("name", name, "format", format);
  }

  /** Its file: silence of its length, in a file of WAVE or as bare samples. */
  public byte[] file() {
    int samples = (int) (length.toMillis() * RATE / 1000);
    if (!format.startsWith("wav")) {
      return new byte[samples];
    }
    ByteBuffer wave = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
    wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples * 2);
    wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wave.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
    wave.putShort((short) 2).putShort((short) 16);
    wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples * 2);
    return wave.array();
  }
}
