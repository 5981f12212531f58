/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;

/** One connection that a {@link FakeServer} accepted, spoken by hand. Confined to its thread. */
final class FakeConnection {

  /** A request as it came. */
  record Request(String head, String body) {

    String line() {
      return head.substring(0, head.indexOf("\r\n"));
    }

    String header(String name) {
      for (String line : head.split("\r\n")) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }
  }

  /** A WebSocket frame as it came, unmasked. */
  record Frame(int opcode, byte[] payload) {

    String text() {
      return new String(payload, UTF_8);
    }
  }

  private final int number;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  FakeConnection(int number, Socket socket) throws IOException {
    this.number = number;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Which connection of its server this is, from 1. */
  int number() {
    return number;
  }

  /** The next request, or null when the client closed the connection. */
  Request readRequest() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
    }
    Request bare = new Request(head.toString(ISO_8859_1), "");
    String length = bare.header("Content-Length");
    return length.isEmpty()
        ? bare
        : new Request(bare.head(), new String(in.readNBytes(Integer.parseInt(length)), UTF_8));
  }

  void send(String text) throws IOException {
    send(text.getBytes(UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void answer(String status, String body) throws IOException {
    send(
        "HTTP/1.1 "
            + status
            + "\r\nContent-type: application/json\r\nContent-Length: "
            + body.getBytes(UTF_8).length
            + "\r\n\r\n"
            + body);
  }

  /** Waits until the client closes the connection. */
  void awaitEnd() throws IOException {
    try {
      while (in.read() >= 0) {
        // whatever it says meanwhile
      }
    } catch (java.net.SocketException e) {
      // reset: ended as well
    }
  }

  /** Whether the client closes the connection within that time; what it says is lost. */
  boolean endsWithin(Duration time) throws IOException {
    socket.setSoTimeout((int) time.toMillis());
    try {
      return in.read() < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (java.net.SocketException e) {
      return true;
    } finally {
      socket.setSoTimeout(0);
    }
  }

  /** Cuts the connection without a goodbye, so that the client sees a reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  Request upgrade() throws IOException {
    Request request = readRequest();
    send(switchingProtocols(request));
    return request;
  }

  static byte[] switchingProtocols(Request request) {
    try {
      byte[] key =
          (request.header("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
              .getBytes(ISO_8859_1);
      String accept =
          Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(key));
      return ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + accept
              + "\r\n\r\n")
          .getBytes(ISO_8859_1);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] frame(boolean last, int opcode, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write((last ? 0x80 : 0) | opcode);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else {
      frame.write(127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >> shift) & 0xff);
      }
    }
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  static byte[] text(String text) {
    return frame(true, 1, text.getBytes(UTF_8));
  }

  /** The next frame, or null when the client closed the connection. */
  Frame readFrame() throws IOException {
    DataInputStream data = new DataInputStream(in);
    int first = in.read();
    if (first < 0) {
      return null;
    }
    int length = data.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = data.readUnsignedShort();
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return new Frame(first & 0x0f, payload);
  }
}
