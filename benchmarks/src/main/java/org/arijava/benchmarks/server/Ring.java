/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.server;

import java.nio.ByteBuffer;

/**
 * Many frames one after another, encoded before the measurement begins, and how far they were sent.
 * Confined to the server's thread.
 */
final class Ring {

  private final ByteBuffer bytes;
  private final int[] ends;
  private int next;

  /**
   * Frames for a number of channels in turn.
   *
   * @param events how many; at least one for each channel
   */
  Ring(Frames frames, int channels, int events) {
    int[] templates = new int[events];
    int length = 0;
    for (int i = 0; i < events; i++) {
      templates[i] = template(i / channels, i % channels, frames.size());
      length += frames.length(templates[i]);
    }
    bytes = ByteBuffer.allocateDirect(length);
    ends = new int[events];
    for (int i = 0; i < events; i++) {
      frames.put(bytes, templates[i], i % channels, i / channels);
      ends[i] = bytes.position();
    }
    bytes.flip();
  }

  /** Each channel goes through all templates, and neighbours are at different ones. */
  private static int template(int round, int channel, int templates) {
    return (int) Math.floorMod(round + channel * 0x9E3779B1L, (long) templates);
  }

  int events() {
    return ends.length;
  }

  /** How many frames are left until the ring begins again. */
  int left() {
    return ends.length - next;
  }

  /** The next frames, of which so many are left. */
  ByteBuffer next(int count) {
    int from = next == 0 ? 0 : ends[next - 1];
    int to = ends[next + count - 1];
    next = (next + count) % ends.length;
    return bytes.duplicate().position(from).limit(to);
  }
}
