/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest {
  @TempDir Path dir;

  @Test
  void aSoundSpecHasNoProblems() throws IOException {
    assertThat(problems(Lamps.FACTS, Lamps.OVERLAY)).isEmpty();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "list": {                  | "lst": {                   | lamps: operation "lst" is not in the facts
          "level": {                 | "levle": {                 | lamps.light: parameter "levle" is not in the facts
          "404": "there              | "403": "there              | lamps.light: error "403" is not in the facts
          "404": "there              | "403": "there              | lamps.light.404: has no prose
          "Flash": {                 | "Flush": {                 | lamps: model "Flush" is not in the facts
          "made": {                  | "maid": {                  | lamps.Lamp: field "maid" is not in the facts
          ["id"]                     | ["name"]                   | lamps.Lamp: identity "name" is not in the facts
          "get": "list"              | "get": "fetch"             | lamps.Lamp: get "fetch" is not in the facts
          "Lamps."                   | " "                        | lamps: has no prose
          "Lists."                   | ""                         | lamps.list: has no prose
          "the lamp"                 | ""                         | lamps.light.lampId: has no prose
          "A lamp."                  | ""                         | lamps.Lamp: has no prose
          "its id"                   | ""                         | lamps.Lamp.id: has no prose
          "How."                     | ""                         | lamps.LampMode: has no prose
          "Slow."                    | ""                         | lamps.LampMode.slow: has no prose
          "slow": {                  | "slwo": {                  | lamps.LampMode.slow: has no prose
          "how", "enum": "LampMode"  | "how", "enum": "Mode"      | lamps.light.mode: the enum "Mode" is not declared
          "LampMode": {              | "Mode": {                  | lamps.Mode: no parameter or field names this enum
          "completedBy": ["Flash"]   | "completedBy": ["Lamp"]    | lamps.light: completedBy names "Lamp", which is no event
          "terminal": ["Flash"]      | "terminal": ["Event"]      | lamps.Lamp: terminal names "Event", which is no event
          "object": "Lamp", "doc"    | "object": "Lmap", "doc"    | lamps.light.lampId: object "Lmap" is not in the facts
          "object": "Lamp", "returns"| "object": "Lmap", "returns"| lamps.light: object "Lmap" is not in the facts
          "unwrap": "state"          | "unwrap": "stat"           | lamps.light: unwrap names "stat", no field of the response
          "unit": "seconds", "constant" | "type": "char", "constant" | lamps.light.level: "char" is no type
          "unit": "seconds", "constant" | "unlimited": true, "constant" | lamps.light.level: is unlimited, but no duration
          "java": "glow"             | "java": "mode"             | lamps.light: two parameters have the Java name "mode"
          "java": "condition"        | "java": "made"             | lamps.Lamp: two fields have the Java name "made"
          "SLOW"                     | "FAST"                     | lamps.LampMode: two values have the Java name "FAST"
          "java": "glow"             | "java": "int"              | lamps.light.level: "int" is no Java identifier
          "java": "light"            | "java": "a(){}b"           | lamps.light: "a(){}b" is no Java identifier
          "shine"                    | "shine on"                 | lamps.light: "shine on" is no Java identifier
          "java": "Lamp"             | "java": "a.Lamp"           | lamps.Lamp: "a.Lamp" is no Java identifier
          "java": "condition"        | "java": "9"                | lamps.Lamp.state: "9" is no Java identifier
          "FAST"                     | "FA-ST"                    | lamps.LampMode.fast: "FA-ST" is no Java identifier
          "body": "raw"              | "body": "cooked"           | lamps.light.settings: "cooked" is no body
          , "body": "raw"            | ``                         | lamps.light.settings: does not say how the body is made
          "generated": true          | "body": "raw"              | lamps.light.mode: is no body
          "how long", "unit": "seconds" | "how long", "unit": "s" | lamps.light.level: "s" is no unit
          "Instant"                  | "instant"                  | lamps.Lamp.made: "instant" is no type
          "kind": "object"           | "kind": "thing"            | lamps.Lamp: "thing" is no kind of model
          """)
  void aMistakeInTheOverlayIsAProblem(String sound, String wrong, String problem)
      throws IOException {
    assertThat(Lamps.OVERLAY).contains(sound);

    assertThat(problems(Lamps.FACTS, Lamps.OVERLAY.replace(sound, wrong))).contains(problem);
  }

  @Test
  void aNameInTheFactsThatWouldEscapeIntoCodeIsAProblem() throws IOException {
    String hostile = "\"level; } void x() {\"";

    assertThat(
            problems(
                Lamps.FACTS.replace("\"level\"", hostile),
                Lamps.OVERLAY.replace("\"level\": { \"java\": \"glow\",", hostile + ": {")))
        .hasSize(1)
        .first()
        .asString()
        .endsWith("is no Java identifier");
  }

  @Test
  void anEnumMayHaveValuesThatAsteriskDoesNotDocument() throws IOException {
    String more = "\"fast\": { \"java\": \"FAST\"";

    assertThat(
            problems(
                Lamps.FACTS,
                Lamps.OVERLAY.replace(
                    more, "\"warp\": { \"java\": \"WARP\", \"doc\": \"Warp.\" }, " + more)))
        .isEmpty();
  }

  @Test
  void aSpecWithoutOverlayLacksProseEverywhere() throws IOException {
    write("facts/lamps.json", Lamps.FACTS);

    assertThat(Spec.load(dir.resolve("facts"), dir.resolve("overlay")).validate())
        .contains(
            "lamps: has no prose",
            "lamps.light: has no prose",
            "lamps.light.404: has no prose",
            "lamps.Lamp: \"\" is no kind of model",
            "lamps.Lamp.made: has no prose");
  }

  private List<String> problems(String facts, String overlay) throws IOException {
    write("facts/lamps.json", facts);
    write("overlay/lamps.json", overlay);
    return Spec.load(dir.resolve("facts"), dir.resolve("overlay")).validate();
  }

  private void write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
