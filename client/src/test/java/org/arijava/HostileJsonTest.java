/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.arijava.error.AriDecodeException;
import org.arijava.event.Event;
import org.arijava.internal.Core;
import org.arijava.internal.codec.EnvelopeReader;
import org.arijava.internal.codec.EventDecoder;
import org.arijava.internal.codec.JsonReader;
import org.arijava.internal.events.Inbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileJsonTest {

  private static final int ROUNDS = 20_000;

  private static final List<String> INSERTS =
      List.of(
          "\u0000",
          "{",
          "}",
          "[",
          "]",
          "\"",
          ",",
          ":",
          "\\",
          "\\u0000",
          "\\ud800",
          "null",
          "true",
          "-",
          "1e400",
          "9".repeat(30),
          "9".repeat(2_000),
          "1e1000000000",
          "\"type\":1,",
          "\"type\":\"ChannelDestroyed\",",
          "\"channel\":{},",
          "\"channel\":[{}],",
          "\"id\":null,",
          "[".repeat(600),
          "\ufeff");

  private final Core core =
      new Core(
          AriClient.over(FakeTransport.options(), new FakeTransport()),
          FakeTransport.options(),
          new FakeTransport(),
          new Inbox(FakeTransport.options()));

  private Event decode(byte[] message) {
    return EventDecoder.decode(core, new EnvelopeReader().read(message, null, 1, false).header());
  }

  /** Decodes and looks at the whole, which may fail in one way only. */
  private boolean survives(byte[] message) {
    try {
      Event event = decode(message);
      assertThat(event.raw()).isNotNull();
      assertThat(event.json()).isNotNull();
      assertThat(event.toString()).isNotNull();
      return true;
    } catch (AriDecodeException e) {
      assertThat(e).message().isNotBlank().doesNotContain("[Source", "REDACTED");
      return false;
    }
  }

  @Test
  void mutatedEventsDecodeOrFailAsUndecodable() throws IOException {
    long seed = System.nanoTime();
    System.out.println("HostileJsonTest: seed " + seed);
    Random random = new Random(seed);
    List<byte[]> frames = frames();
    int decoded = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] message = frames.get(random.nextInt(frames.size()));
      for (int count = 1 + random.nextInt(4); count > 0; count--) {
        message = mutated(message, random);
      }
      try {
        decoded += survives(message) ? 1 : 0;
      } catch (RuntimeException | Error e) {
        fail("seed " + seed + ", round " + round + ": " + new String(message, UTF_8), e);
      }
    }
    assertThat(decoded).as("seed " + seed).isBetween(1, ROUNDS - 1);
  }

  private static byte[] mutated(byte[] message, Random random) {
    if (message.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int at = random.nextInt(message.length);
    int to = Math.min(message.length, at + 1 + random.nextInt(20));
    byte[] copy = message.clone();
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(message, at);
      case 1 -> joined(message, at, new byte[0], to);
      case 2 -> joined(message, at, Arrays.copyOfRange(message, at, to), at);
      case 3 ->
          joined(message, at, INSERTS.get(random.nextInt(INSERTS.size())).getBytes(UTF_8), at);
      case 4 -> joined(message, 0, INSERTS.get(random.nextInt(INSERTS.size())).getBytes(UTF_8), 0);
      default -> {
        copy[at] = (byte) random.nextInt();
        yield copy;
      }
    };
  }

  private static byte[] joined(byte[] message, int to, byte[] between, int from) {
    byte[] joined = new byte[to + between.length + message.length - from];
    System.arraycopy(message, 0, joined, 0, to);
    System.arraycopy(between, 0, joined, to, between.length);
    System.arraycopy(message, from, joined, to + between.length, message.length - from);
    return joined;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "{",
        "{\"type\":\"A\"",
        "{\"type\":\"A\",\"x\":[1,",
        "{\"type\":\"A\u0000\"}",
        "\u0000{\"type\":\"A\"}",
        "{\u0000\"type\":\"A\"}"
      })
  void whatIsNoJsonIsUndecodable(String text) {
    assertThat(survives(text.getBytes(UTF_8))).isFalse();
  }

  @Test
  void otherEncodingsAndBrokenUtf8AreUndecodable() {
    for (Charset other : List.of(UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"))) {
      assertThat(survives("{\"type\":\"A\"}".getBytes(other))).as(other.name()).isFalse();
    }
    byte[] broken = "{\"type\":\"A?\"}".getBytes(UTF_8);
    broken[10] = (byte) 0xff;
    assertThat(survives(broken)).isFalse();
  }

  @Test
  void depthIsLimited() {
    String deep = "{\"type\":\"A\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertThatThrownBy(() -> decode(deep.getBytes(UTF_8))).isInstanceOf(AriDecodeException.class);
    String objects = "{\"type\":\"A\"" + ",\"x\":{\"y\":1".repeat(10_000) + "}".repeat(10_001);
    assertThatThrownBy(() -> decode(objects.getBytes(UTF_8)))
        .isInstanceOf(AriDecodeException.class);
  }

  @Test
  void theLastOfEqualFieldsCounts() {
    assertThat(decode("{\"type\":\"A\",\"type\":\"B\"}".getBytes(UTF_8)).type()).isEqualTo("B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99999999999999999999",
        "-99999999999999999999",
        "1e400",
        "-1e400",
        "1e30",
        "\"99999999999999999999\"",
        "\"Infinity\"",
        "\"NaN\"",
        "\"x\"",
        "[1]",
        "null"
      })
  void aNumberThatDoesNotFitIsAbsent(String number) {
    assertThat(read(number, JsonReader::longNumber)).isNull();
    assertThat(read(number, JsonReader::integer)).isNull();
    Duration duration = read(number, in -> in.duration(ChronoUnit.MILLIS));
    assertThat(duration).isNull();
  }

  @Test
  void numbersAtTheEdgeAreKept() {
    assertThat(read("9223372036854775807", JsonReader::longNumber)).isEqualTo(Long.MAX_VALUE);
    assertThat(read("2147483648", JsonReader::integer)).isNull();
    assertThat(read("2147483647", JsonReader::integer)).isEqualTo(Integer.MAX_VALUE);
    assertThat(read("\"17\"", JsonReader::longNumber)).isEqualTo(17L);
    assertThat(read("1e400", JsonReader::decimal)).isNull();
    Duration ages = read("9223372036854775807", in -> in.duration(ChronoUnit.HOURS));
    assertThat(ages).isNull();
  }

  private static <T> T read(String value, JsonReader.Decoder<T> decoder) {
    return JsonReader.readObject(
        ("{\"x\":" + value + "}").getBytes(UTF_8),
        0,
        in -> {
          in.nextField();
          T read = decoder.read(in);
          assertThat(in.nextField()).isNull();
          return read;
        });
  }

  private static List<byte[]> frames() throws IOException {
    List<byte[]> frames = new ArrayList<>();
    try (Stream<Path> files =
        Files.list(Path.of("src", "test", "resources", "org", "arijava", "traces"))) {
      for (Path file : files.sorted().toList()) {
        Files.readAllLines(file).forEach(line -> frames.add(line.getBytes(UTF_8)));
      }
    }
    return frames;
  }
}
