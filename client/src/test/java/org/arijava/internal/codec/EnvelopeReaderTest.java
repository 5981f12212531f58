/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.arijava.error.AriDecodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of an event straight from its bytes is what a JSON parser reads. */
class EnvelopeReaderTest {

  private final EnvelopeReader reader = new EnvelopeReader();

  private static String text(Envelope envelope) {
    EventHeader header = envelope.header();
    return String.join(
        " ",
        header.type().name(),
        header.application(),
        header.asteriskId(),
        String.valueOf(header.timestamp()),
        envelope.objects().toString());
  }

  private void readsAlike(String event) {
    byte[] message = event.getBytes(UTF_8);
    String expected = text(EventDecoder.envelope(message, null, 1, false));
    assertThat(text(reader.read(message, null, 1, false))).as(event).isEqualTo(expected);
    Map<ObjectKey, ObjectKey> known = new HashMap<>();
    EnvelopeReader knowing = new EnvelopeReader(known::get);
    knowing.read(message, null, 1, false).objects().forEach(object -> known.put(object, object));
    assertThat(text(knowing.read(message, null, 1, false))).as(event).isEqualTo(expected);
  }

  @Test
  void everyRecordedEventIsReadAsAParserReadsIt() throws Exception {
    int count = 0;
    try (Stream<Path> files =
        Files.list(Path.of("src", "test", "resources", "org", "arijava", "traces"))) {
      for (Path file : files.sorted().toList()) {
        for (String frame : Files.readAllLines(file)) {
          readsAlike(frame);
          readsAlike(frame.replace(",\"", ",\n  \"").replace("\":", "\" : "));
          count++;
        }
      }
    }
    assertThat(count).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"A\"}",
        "{\"type\":1}",
        " {\"type\":\"A\" } ",
        "{\"x\":{\"type\":\"B\"},\"type\":\"A\"}",
        "{\"x\":\"}]\\\"\",\"type\":\"A\"}",
        "{\"x\":[{},[],{\"y\":\"]\"}],\"type\":\"A\"}",
        "{\"type\":\"B\",\"type\":\"A\"}",
        "{\"type\":\"A\\u0042\",\"channel\":{\"id\":\"\\u0031\"}}",
        "{\"ty\\u0070e\":\"A\"}",
        "{\"type\":\"Ä\",\"application\":\"ö\",\"channel\":{\"id\":\"ü\"}}",
        "{\"type\":\"A\",\"channel\":{}}",
        "{\"type\":\"A\",\"channel\":null,\"bridge\":[1],\"peer\":\"x\"}",
        "{\"type\":\"A\",\"channel\":{\"id\":null}}",
        "{\"type\":\"A\",\"channel\":{\"id\":17}}",
        "{\"type\":\"A\",\"channel\":{\"x\":{\"id\":\"inner\"},\"id\":\"outer\"}}",
        "{\"type\":\"A\",\"channel\":{\"id\":\"1\"},\"peer\":{\"id\":\"1\"}}",
        "{\"type\":\"A\",\"endpoint\":{\"technology\":\"PJSIP\"}}",
        "{\"type\":\"A\",\"endpoint\":{\"resource\":\"bob\",\"technology\":\"PJSIP\"}}",
        "{\"type\":\"A\",\"refer_to\":{\"bridge\":{\"id\":\"b\"},\"type\":\"B\"}}",
        "{\"type\":\"A\",\"timestamp\":17,\"application\":null,\"asterisk_id\":{}}",
        "{\"type\":\"A\",\"timestamp\":\"yesterday\",\"n\":-1.5e3,\"t\":true}"
      })
  void whatAsteriskDoesNotWriteIsReadAlikeToo(String event) {
    readsAlike(event);
    readsAlike(event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "[]",
        "{",
        "{}",
        "{\"type\":\"A\"",
        "{\"type\":\"A\",",
        "{\"type\":\"A\" \"x\":1}",
        "{\"x\":,\"type\":\"A\"}",
        "{\"x\":\"open,\"type\":\"A\"}",
        "{\"channel\":{\"id\":\"1\",\"type\":\"A\"}"
      })
  void whatIsNoEventIsRefused(String message) {
    assertThatThrownBy(() -> reader.read(message.getBytes(UTF_8), null, 1, false))
        .isInstanceOf(AriDecodeException.class);
  }

  @Test
  void partsInPartsWithoutEndDoNotExhaustTheStack() {
    String deep = "{\"type\":\"A\"" + ",\"refer_to\":{\"x\":1".repeat(50_000);
    assertThatThrownBy(() -> reader.read(deep.getBytes(UTF_8), null, 1, false))
        .isInstanceOf(AriDecodeException.class);
  }

  @Test
  void noKeyIsMadeOfAnObjectThatIsKnown() {
    ObjectKey one = new ObjectKey("Channel", "1784.17");
    List<ObjectKey> others =
        List.of(
            new ObjectKey("Bridge", "1784.17"),
            new ObjectKey("Channel", "1784.18"),
            new ObjectKey("Channel", "784.17"),
            new ObjectKey("Channel", "1784.177"));
    Map<ObjectKey, ObjectKey> known = new HashMap<>();
    EnvelopeReader knowing = new EnvelopeReader(known::get);
    byte[] message = "{\"type\":\"Dial\",\"peer\":{\"id\":\"1784.17\"}}".getBytes(UTF_8);
    others.forEach(other -> known.put(other, other));
    assertThat(knowing.read(message, null, 1, false).objects()).containsExactly(one);
    known.put(one, one);
    ObjectKey read = knowing.read(message, null, 2, false).objects().get(0);
    assertThat(read).isSameAs(one);
  }

  @Test
  void whatAllEventsShareIsKeptOnce() {
    byte[] message =
        "{\"type\":\"StasisStart\",\"application\":\"a\",\"asterisk_id\":\"x\"}".getBytes(UTF_8);
    List<EventHeader> headers =
        Stream.of(1, 2).map(i -> reader.read(message, null, i, false).header()).toList();
    assertThat(headers.get(0).application()).isSameAs(headers.get(1).application());
    assertThat(headers.get(0).asteriskId()).isSameAs(headers.get(1).asteriskId());
    assertThat(headers.get(0).type()).isSameAs(headers.get(1).type());
  }
}
