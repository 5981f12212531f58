/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A SIP telephone on loopback that can register, and no more. Confined to one thread. */
final class SipPhone implements AutoCloseable {

  private static final int LARGEST_PACKET = 4096;
  private static final int PATIENCE_MILLIS = 10_000;

  private final String name;
  private final InetSocketAddress registrar;
  private final DatagramSocket socket;
  private final String call = UUID.randomUUID().toString();
  private int sequence;

  /**
   * A telephone.
   *
   * @param name its address of record
   * @param host its address, by which the registrar knows it
   * @param port where the registrar listens on loopback
   */
  SipPhone(String name, String host, int port) throws IOException {
    this.name = name;
    this.registrar = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.socket = new DatagramSocket(0, InetAddress.getByName(host));
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Where calls for it are to go. */
  String contact() {
    return "sip:%s@%s:%d".formatted(name, socket.getLocalAddress().getHostAddress(), port());
  }

  private int port() {
    return socket.getLocalPort();
  }

  /** Registers for so many seconds, 0 to end it; the first line of the answer. */
  String register(int seconds) throws IOException {
    String here = socket.getLocalAddress().getHostAddress() + ":" + port();
    String there = "127.0.0.1:" + registrar.getPort();
    sequence++;
    String request =
        """
        REGISTER sip:%s SIP/2.0
        Via: SIP/2.0/UDP %s;branch=z9hG4bK%s;rport
        Max-Forwards: 70
        From: <sip:%s@%s>;tag=%d
        To: <sip:%s@%s>
        Call-ID: %s
        CSeq: %d REGISTER
        Contact: <%s>
        Expires: %d
        Content-Length: 0

        """
            .formatted(
                there,
                here,
                call + sequence,
                name,
                there,
                sequence,
                name,
                there,
                call,
                sequence,
                contact(),
                seconds)
            .replace("\n", "\r\n");
    byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
    socket.send(new DatagramPacket(bytes, bytes.length, registrar));
    DatagramPacket answer = new DatagramPacket(new byte[LARGEST_PACKET], LARGEST_PACKET);
    socket.receive(answer);
    return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII)
        .lines()
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    socket.close();
  }
}
