/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

/** A socket that speaks just enough HTTP, and then WebSocket. Confined to one thread. */
final class FloorSocket {

  private static final byte[] LENGTH = "Content-Length: ".getBytes(ISO_8859_1);
  private static final String CREDENTIALS = "Authorization: Basic YmVuY2g6YmVuY2g=\r\n";

  private final InputStream in;
  private final OutputStream out;
  private final String host;
  private final byte[] buffer;
  private int begin;
  private int end;

  /** Holds so many bytes of what it read. */
  FloorSocket(URI url, int size) throws IOException {
    buffer = new byte[size];
    Socket socket = new Socket(url.getHost(), url.getPort());
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
    host = "Host: " + url.getAuthority() + "\r\n";
  }

  /** Sends a request and gives the body of its answer. */
  String request(String method, String target) throws IOException {
    String length = method.equals("GET") ? "" : "Content-Length: 0\r\n";
    String head = method + " " + target + " HTTP/1.1\r\n" + host + CREDENTIALS + length + "\r\n";
    out.write(head.getBytes(ISO_8859_1));
    int bodyAt = readHead();
    int bodyLength = contentLength(bodyAt);
    while (end - bodyAt < bodyLength) {
      fill();
    }
    begin = bodyAt + bodyLength;
    return new String(buffer, bodyAt, bodyLength, ISO_8859_1);
  }

  void upgrade(String target) throws IOException {
    String head =
        "GET "
            + target
            + " HTTP/1.1\r\n"
            + host
            + CREDENTIALS
            + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    out.write(head.getBytes(ISO_8859_1));
    begin = readHead();
  }

  /** What a frame is given to. */
  interface Reader {
    void frame(byte[] bytes, int from, int to);

    /** All that was read together has been given. */
    void paused();
  }

  /** Gives text frames to the reader until the connection ends. */
  void read(Reader reader) throws IOException {
    while (true) {
      while (end - begin >= 2 && wholeFrame(reader)) {
        // as many as there are
      }
      reader.paused();
      fill();
    }
  }

  private boolean wholeFrame(Reader reader) {
    int length = buffer[begin + 1];
    int head = 2;
    if (length == 126) {
      if (end - begin < 4) {
        return false;
      }
      length = (buffer[begin + 2] & 0xFF) << 8 | (buffer[begin + 3] & 0xFF);
      head = 4;
    }
    if (end - begin < head + length) {
      return false;
    }
    reader.frame(buffer, begin + head, begin + head + length);
    begin += head + length;
    return true;
  }

  private int readHead() throws IOException {
    int at = begin;
    while (true) {
      for (; at + 3 < end; at++) {
        if (buffer[at] == '\r' && buffer[at + 2] == '\r') {
          return at + 4;
        }
      }
      int read = at - begin;
      fill();
      at = begin + read;
    }
  }

  private int contentLength(int headEnd) {
    for (int at = begin; at + LENGTH.length < headEnd; at++) {
      int i = 0;
      while (i < LENGTH.length && buffer[at + i] == LENGTH[i]) {
        i++;
      }
      if (i == LENGTH.length) {
        int length = 0;
        for (int digit = at + i; buffer[digit] >= '0'; digit++) {
          length = length * 10 + buffer[digit] - '0';
        }
        return length;
      }
    }
    return 0;
  }

  private void fill() throws IOException {
    if (begin == end) {
      begin = 0;
      end = 0;
    } else if (end == buffer.length) {
      System.arraycopy(buffer, begin, buffer, 0, end - begin);
      end -= begin;
      begin = 0;
    }
    int read = in.read(buffer, end, buffer.length - end);
    if (read < 0) {
      throw new EOFException("closed by the server");
    }
    end += read;
  }
}
