/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ports on 127.0.0.1 of one Asterisk. Immutable.
 *
 * @param http the TCP port of ARI
 * @param sip the UDP port of SIP
 * @param rtp the first of {@link #RTP_PORTS} UDP ports for media
 */
record Ports(int http, int sip, int rtp) {
  static final int RTP_PORTS = 400;

  /* Below the range that the kernel gives out by itself, where it is likely to stay free. */
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final int ATTEMPTS = 200;

  /** Ports that are free at this moment; somebody else may still be faster. */
  static Ports free() {
    var random = ThreadLocalRandom.current();
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = random.nextInt(FIRST, LAST);
      if (isFree(port)) {
        return new Ports(port, port, random.nextInt(5_000, 9_800) * 2);
      }
    }
    throw new AsteriskServerException(
        "No free port between %d and %d on 127.0.0.1".formatted(FIRST, LAST));
  }

  private static boolean isFree(int port) {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (var tcp = new ServerSocket();
        var udp = new DatagramSocket(null)) {
      tcp.setReuseAddress(true);
      tcp.bind(address);
      udp.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
