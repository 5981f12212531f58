/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.arijava.error.AriDecodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found without a parser is what a parser finds, and nothing broken passes for JSON. */
class ScanTest {

  private static final Fields FIELDS =
      new Fields("type", "channel", "bridge", "timestamp", "value", "args", "application");

  private static final Fields CHANNEL =
      new Fields("id", "name", "state", "caller", "dialplan", "technology", "resource");

  /** A field whose name only a parser understands. */
  private static final String UNUSUAL = "\"\\u0078\":1,";

  private static List<String> recorded() throws Exception {
    List<String> frames = new ArrayList<>();
    try (Stream<Path> files =
        Files.list(Path.of("src", "test", "resources", "org", "arijava", "traces"))) {
      for (Path file : files.sorted().toList()) {
        frames.addAll(Files.readAllLines(file));
      }
    }
    assertThat(frames).hasSizeGreaterThan(1_000);
    return frames;
  }

  private static int[] places(String event) {
    return JsonReader.readObject(event.getBytes(UTF_8), 0, FIELDS::in);
  }

  private static void findsAlike(String event) {
    int[] found = places(event);
    int[] parsed = places("{" + UNUSUAL + event.substring(1));
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i] == 0 ? 0 : found[i] + UNUSUAL.length()).as(event).isEqualTo(parsed[i]);
    }
  }

  private static boolean isJson(byte[] text) {
    try {
      JsonReader.readObject(
          text,
          0,
          in -> {
            for (String name = in.nextField(); name != null; name = in.nextField()) {
              in.skip();
            }
            return true;
          });
      return true;
    } catch (AriDecodeException e) {
      return false;
    }
  }

  private static void isOutlined(String event) {
    byte[] text = event.getBytes(UTF_8);
    Outline outline = new EnvelopeReader().read(text, null, 1, false).header().outline();
    if (outline == null) {
      assertThat(event)
          .as("only what is unusual has none")
          .matches("(?s).*([^\\x00-\\x7f]|\\\\).*");
      return;
    }
    assertThat(places(text, outline, 0, FIELDS)).as(event).isEqualTo(places(event));
    int channel = event.indexOf("{", 1);
    if (outline.find(channel) > 0) {
      assertThat(places(text, outline, channel, CHANNEL))
          .as(event)
          .isEqualTo(JsonReader.readOptional(text, null, channel, 0, CHANNEL::in));
    }
  }

  private static int[] places(byte[] text, Outline outline, int begin, Fields fields) {
    int object = outline.find(begin);
    return IntStream.range(0, fields.count())
        .map(field -> outline.place(text, object, fields.name(field)))
        .toArray();
  }

  @Test
  void theFieldsOfRecordedEventsAreFoundWhereAParserFindsThem() throws Exception {
    for (String event : recorded()) {
      findsAlike(event);
      findsAlike(spaced(event));
    }
  }

  @Test
  void whatRoutingSawOfRecordedEventsIsWhereTheFieldsAre() throws Exception {
    for (String event : recorded()) {
      isOutlined(event);
      isOutlined(spaced(event));
    }
  }

  private static String spaced(String event) {
    return event.replace(",\"", ",\n  \"").replace("\":", "\" : ");
  }

  @Test
  void anEventWithAsManyFieldsAsFitIsOutlinedAndALongerOneIsNot() {
    String values = "\"value\":7,".repeat(1_000);
    isOutlined(
        "{"
            + values
            + "\"type\":\"Dial\",\"peer\":{"
            + "\"name\":8,".repeat(1_500)
            + "\"id\":\"1\"}}");
    String longer = "{\"type\":\"Dial\",\"value\":\"" + "x".repeat(70_000) + "\",\"args\":[]}";
    byte[] text = longer.getBytes(UTF_8);
    EventHeader header = new EnvelopeReader().read(text, null, 1, false).header();
    assertThat(header.outline()).isNull();
    assertThat(places(longer)[5]).isEqualTo(longer.indexOf("[]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"Dial\",\"value\":1,\"value\":2}",
        "{\"type\":\"Dial\",\"evalue\":1,\"value \":2,\"valuee\":3,\"\":4}",
        "{\"type\":\"Dial\",\"x\":\"value\",\"args\" \n:\t[\"value\"]}",
        "{\"type\":\"Dial\",\"channel\":{\"id\":\"1\",\"name\":{\"id\":2}},\"peer\":{\"id\":\"2\"}}",
        "{\"\":1,\"type\":\"Dial\",\"channel\":{}}"
      })
  void fieldsOfUnusualNamesAreNotTakenForOthers(String event) {
    isOutlined(event);
    isOutlined(spaced(event));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"type\":\"a\\\"b\",\"channel\":{\"x\":\"}\"},\"type\":\"b\"}",
        "{ \"type\":null,\"channel\":[[],{}],\"value\":-1.5,\"args\":[ ] }",
        "{ \"type\":\"Ä€\",\"bridge\":{ },\"value\":0,\"args\":[1,\"\\u00e4\",true,false]}",
        "{ \"value\":1e5,\"type\":\"\\\\\"}"
      })
  void unusualEventsAreReadAlike(String event) {
    findsAlike(event);
  }

  @Test
  void nothingIsTakenForJsonThatIsNone() throws Exception {
    Random random = new Random(17);
    byte[] replacements = "\"\\{}[]:,0-.ex \n\u0001tnf".getBytes(UTF_8);
    int broken = 0;
    for (String event : recorded()) {
      byte[] text = event.getBytes(UTF_8);
      for (int i = 0; i < 4; i++) {
        byte[] changed = text.clone();
        changed[random.nextInt(text.length)] =
            i % 4 == 0
                ? (byte) random.nextInt(256)
                : replacements[random.nextInt(replacements.length)];
        if (Scan.value(changed, 0) == changed.length) {
          assertThat(isJson(changed)).as(new String(changed, UTF_8)).isTrue();
        } else {
          broken++;
        }
        Scan.over(changed, 0); // stays within the text
      }
      byte[] cut = Arrays.copyOf(text, random.nextInt(text.length));
      assertThat(Scan.value(cut, 0)).isEqualTo(Scan.UNUSUAL);
      assertThat(Scan.over(cut, 0)).isEqualTo(Scan.UNUSUAL);
    }
    assertThat(broken).isGreaterThan(2_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"A\"",
        "{\"type\":}",
        "{\"type\":\"A\",}",
        "{\"type\":\"A\" \"x\":1}",
        "{\"type\":01}",
        "{\"type\":1.}",
        "{\"type\":-}",
        "{\"type\":tru}",
        "{\"type\":truE}",
        "{\"type\":\"\\x\"}",
        "{\"type\":\"\u0001\"}",
        "{\"type\":[1 2]}",
        "{\"type\":[1,]}",
        "{\"type\":{\"x\"}}",
        "{'type':1}",
        "{,}"
      })
  void whatIsNoJsonIsRejectedWhenTheEventIsDecoded(String event) {
    assertThatThrownBy(() -> places(event)).isInstanceOf(AriDecodeException.class);
  }
}
