/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames of a server, in whatever pieces the network brings them. */
class MessageDecoderTest {

  private static final int SEED = 20_261;

  private final EmbeddedChannel channel = new EmbeddedChannel(new MessageDecoder());
  private final Random random = new Random(SEED);

  @AfterEach
  void releaseWhatIsLeft() {
    channel.finishAndReleaseAll();
  }

  private void receive(byte[] bytes) {
    channel.writeInbound(Unpooled.copiedBuffer(bytes));
  }

  private static byte[] frame(boolean last, int opcode, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write((last ? 0x80 : 0) | opcode);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else if (payload.length <= 0xFFFF) {
      frame.write(126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >> shift));
      }
    }
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  private byte[] payload(int longest) {
    return "é".repeat(random.nextInt(longest)).getBytes(UTF_8);
  }

  /** A message in up to four frames, with pings and pongs between them. */
  private void send(int opcode, byte[] message, ByteArrayOutputStream out) {
    int parts = 1 + random.nextInt(4);
    int from = 0;
    for (int part = 0; part < parts; part++) {
      boolean last = part == parts - 1;
      int to = last ? message.length : from + random.nextInt(message.length - from + 1);
      byte[] bytes = Arrays.copyOfRange(message, from, to);
      out.writeBytes(frame(last, part == 0 ? opcode : 0, bytes));
      from = to;
      if (random.nextBoolean()) {
        out.writeBytes(frame(true, 9 + random.nextInt(2), payload(60)));
      }
    }
  }

  @Test
  void textsComeWholeHoweverTheyAreCut() {
    for (int round = 0; round < 200; round++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      List<String> sent = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        byte[] message = payload(i == 0 ? 70_000 : i < 3 ? 300 : 40);
        boolean binary = random.nextInt(5) == 0;
        if (!binary) {
          sent.add(new String(message, UTF_8));
        }
        send(binary ? 2 : 1, message, out);
      }
      byte[] all = out.toByteArray();
      int longestPiece = round % 2 == 0 ? 50_000 : 1 + random.nextInt(600);
      for (int at = 0; at < all.length; ) {
        int to = Math.min(all.length, at + 1 + random.nextInt(longestPiece));
        receive(Arrays.copyOfRange(all, at, to));
        at = to;
      }
      List<String> received = new ArrayList<>();
      for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
        if (read instanceof byte[] text) {
          received.add(new String(text, UTF_8));
        } else {
          ((WebSocketFrame) read).release();
        }
      }
      assertThat(received).as("seed %d, round %d", SEED, round).isEqualTo(sent);
    }
  }

  @Test
  void controlFramesCarryTheirPayload() {
    receive(frame(true, 9, "ping".getBytes(UTF_8)));
    receive(frame(true, 10, new byte[125]));
    receive(frame(true, 8, new byte[] {3, (byte) 0xE9, 'b', 'y', 'e'}));
    receive(frame(true, 8, new byte[0]));
    PingWebSocketFrame ping = channel.readInbound();
    assertThat(ping.content().toString(UTF_8)).isEqualTo("ping");
    PongWebSocketFrame pong = channel.readInbound();
    assertThat(pong.content().readableBytes()).isEqualTo(125);
    CloseWebSocketFrame close = channel.readInbound();
    assertThat(close.statusCode()).isEqualTo(1001);
    assertThat(close.reasonText()).isEqualTo("bye");
    CloseWebSocketFrame bare = channel.readInbound();
    assertThat(bare.statusCode()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "C10161, 1002, reserved bits",
    "818100000000, 1002, a masked frame",
    "8300, 1002, a frame of the unknown type 3",
    "8B00, 1002, a frame of the unknown type 11",
    "0900, 1002, a control frame in parts or of more than 125 bytes",
    "897E0080, 1002, a control frame in parts or of more than 125 bytes",
    "880103, 1002, half a status",
    "8000, 1002, the continuation of nothing",
    "01008100, 1002, a message within another",
    "817E0005, 1002, a length in more bytes than it needs",
    "817F000000000000FFFF, 1002, a length in more bytes than it needs",
    "817F0000000004000001, 1009, a message of more than 64 MiB",
    "817FFFFFFFFFFFFFFFFF, 1009, a message of more than 64 MiB",
  })
  void whatBreaksTheProtocolEndsTheConnection(String bytes, int status, String why) {
    byte[] broken = HexFormat.of().parseHex(bytes);
    assertThatThrownBy(() -> receive(broken))
        .isInstanceOf(CorruptedWebSocketFrameException.class)
        .hasMessage(why);
    CloseWebSocketFrame close = channel.readOutbound();
    assertThat(close.statusCode()).isEqualTo(status);
    close.release();
    assertThat(channel.isOpen()).isFalse();
    assertThat(channel.<Object>readInbound()).isNull();
  }

  @Test
  void nothingIsReadBehindWhatIsBroken() {
    byte[] text = frame(true, 1, "text".getBytes(UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(text);
    out.writeBytes(frame(true, 7, new byte[0]));
    out.writeBytes(text);
    assertThatThrownBy(() -> receive(out.toByteArray()))
        .isInstanceOf(CorruptedWebSocketFrameException.class);
    assertThat(new String(channel.<byte[]>readInbound(), UTF_8)).isEqualTo("text");
    assertThat(channel.<Object>readInbound()).isNull();
  }

  @Test
  void aMessageInPartsThatGrowsTooLongEndsTheConnection() {
    byte[] part = new byte[16 << 20];
    receive(frame(false, 1, part));
    receive(frame(false, 0, part));
    receive(frame(false, 0, part));
    receive(frame(false, 0, part));
    assertThatThrownBy(() -> receive(frame(true, 0, new byte[1])))
        .isInstanceOf(CorruptedWebSocketFrameException.class)
        .hasMessage("a message of more than 64 MiB");
  }
}
