/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsToolTest {
  private static final String OLD =
      """
      { "apis": [ { "path": "/lamps/{lampId}", "operations": [
          { "httpMethod": "GET", "nickname": "get", "responseClass": "Lamp",
            "parameters": [
              { "name": "lampId", "paramType": "path", "dataType": "string" } ] } ] } ],
        "models": {
          "Lamp": { "id": "Lamp", "properties": {
            "state": { "type": "string", "required": true,
              "allowableValues": { "valueType": "LIST", "values": ["on"] } } } } } }
      """;
  private static final String NEW =
      """
      { "apis": [
          { "path": "/lamps/{lampId}", "description": "Secret words", "operations": [
            { "httpMethod": "GET", "nickname": "get", "summary": "Secret words",
              "notes": "Secret words", "responseClass": "Lamp",
              "parameters": [
                { "name": "lampId", "paramType": "path", "dataType": "string",
                  "description": "Secret words" } ],
              "errorResponses": [
                { "code": 409, "reason": "Secret words" },
                { "code": 404, "reason": "Secret words" } ] } ] },
          { "path": "/lamps", "operations": [
            { "httpMethod": "POST", "nickname": "light", "responseClass": "void",
              "parameters": [
                { "name": "level", "paramType": "query", "dataType": "int", "required": true,
                  "allowMultiple": true, "defaultValue": 7,
                  "allowableValues": { "valueType": "RANGE", "min": 0, "max": 9 } },
                { "name": "mode", "paramType": "query", "dataType": "string",
                  "allowableValues": { "valueType": "LIST", "values": ["fast", "\\"slow\\""] } }
              ] },
            { "httpMethod": "GET", "nickname": "watch", "upgrade": "websocket",
              "responseClass": "Signal", "parameters": [] } ] } ],
        "models": {
          "Lamp": { "id": "Lamp", "description": "Secret words", "properties": {
            "state": { "type": "string", "required": true, "description": "Secret words",
              "allowableValues": { "valueType": "LIST", "values": ["on", "off"] } },
            "colour": { "type": "string" } } },
          "Signal": { "id": "Signal", "subTypes": ["Flash"], "properties": {} },
          "Flash": { "id": "Flash", "properties": {} } } }
      """;
  private static final String SINCE =
      """
      err|GET /lamps/{lampId}|404 :: 16.3.0 17.0.0 18.0.0 19.0.0 20.0.0 21.0.0 22.0.0 23.0.0
      err|GET /lamps/{lampId}|409 :: 16.3.0 17.0.0 18.0.0 19.0.0 20.0.0 21.0.0 22.0.0 23.0.0
      op|POST /lamps :: - - 18.9.0 19.1.0 20.0.0 21.0.0 22.0.0 23.0.0
      resp|POST /lamps|void :: - - 18.9.0 19.1.0 20.0.0 21.0.0 22.0.0 23.0.0
      param|POST /lamps|level(query) :: - - 18.9.0 19.1.0 20.0.0 21.0.0 22.0.0 23.0.0
      param|POST /lamps|mode(query) :: - - - - 20.4.0 - 22.1.0 23.1.0
      enum|POST /lamps|mode=fast :: - - - - 20.4.0 - 22.1.0 23.1.0
      enum|POST /lamps|mode="slow" :: - - - - 20.5.0 - 22.1.0 23.1.0
      op|GET /lamps :: 16.3.0 - 18.0.0 19.0.0 20.0.0 21.0.0 22.0.0 23.0.0
      resp|GET /lamps|Signal :: 16.3.0 - 18.0.0 19.0.0 20.0.0 21.0.0 22.0.0 23.0.0
      fenum|Lamp.state=off :: 16.3.0 - 18.0.0 19.0.0 20.0.0 21.0.0 22.0.0 23.0.0
      field|Lamp.colour:string :: 16.2.0 17.1.0 18.1.0 19.0.0 20.0.0 21.0.0 22.0.0 23.0.0
      field|Lamp.colour:string! :: 16.1.0 17.0.0 18.0.0 - - - - - NOT-IN-MASTER gone
      model|Signal :: 16.3.0 - 18.0.0 19.0.0 20.0.0 21.0.0 22.0.0 23.0.0
      model|Flash :: 16.3.0 - 18.0.0 19.0.0 20.0.0 21.0.0 22.0.0 23.0.0
      sub|Signal>Flash :: 16.3.0 - 18.0.0 19.0.0 20.0.0 21.0.0 22.0.0 23.0.0
      """;

  @TempDir Path dir;

  @BeforeEach
  void docsOfTwoReleases() throws IOException {
    write("docs/16.0.0/lamps.json", OLD);
    write("docs/23.1.0/lamps.json", NEW);
    write("docs/23.1.0/resources.json", "{}");
    write("docs/master/lamps.json", "no docs of a release");
    write("since.txt", SINCE);
  }

  @Test
  void factsDescribeTheNewestRelease() throws IOException {
    Resource lamps = derive();

    assertThat(lamps.operations())
        .extracting(Operation::nickname)
        .containsExactly("get", "light", "watch");
    Operation get = lamps.operations().get(0);
    assertThat(get.method()).isEqualTo("GET");
    assertThat(get.path()).isEqualTo("/lamps/{lampId}");
    assertThat(get.response()).isEqualTo("Lamp");
    assertThat(get.errors()).containsExactly(404, 409);
    assertThat(get.websocket()).isFalse();
    assertThat(lamps.operations().get(2).websocket()).isTrue();
  }

  @Test
  void aPathParameterIsAlwaysRequired() throws IOException {
    assertThat(derive().operations().get(0).parameters().get(0).required()).isTrue();
  }

  @Test
  void aRangeBecomesMinAndMaxAndAListBecomesValues() throws IOException {
    Operation light = derive().operations().get(1);

    Parameter level = light.parameters().get(0);
    assertThat(level.min()).isZero();
    assertThat(level.max()).isEqualTo(9);
    assertThat(level.values()).isEmpty();
    assertThat(level.required()).isTrue();
    assertThat(level.multiple()).isTrue();
    assertThat(level.defaultValue()).isEqualTo("7");
    Parameter mode = light.parameters().get(1);
    assertThat(mode.values()).extracting(EnumValue::value).containsExactly("fast", "\"slow\"");
    assertThat(mode.min()).isNull();
    assertThat(mode.defaultValue()).isNull();
  }

  @Test
  void whatHasNoLineIsInTheFirstReleaseOfEachBranch() throws IOException {
    assertThat(derive().operations().get(0).since())
        .containsExactly("16.0.0", "18.0.0", "20.0.0", "21.0.0", "22.0.0", "23.0.0");
  }

  @Test
  void whatIsYoungerThanItsOwnerHasReleasesOfItsOwn() throws IOException {
    Resource lamps = derive();

    Operation light = lamps.operations().get(1);
    assertThat(light.since()).containsExactly("18.9.0", "20.0.0", "21.0.0", "22.0.0", "23.0.0");
    assertThat(light.parameters().get(0).since()).isEmpty();
    assertThat(light.parameters().get(1).since()).containsExactly("20.4.0", "22.1.0", "23.1.0");
    assertThat(light.parameters().get(1).values().get(1).since())
        .containsExactly("20.5.0", "22.1.0", "23.1.0");
    Field state = lamps.models().get(0).fields().get(0);
    assertThat(state.since()).isEmpty();
    assertThat(state.values().get(0).since()).isEmpty();
    assertThat(state.values().get(1).since()).startsWith("16.3.0", "18.0.0");
  }

  @Test
  void aFieldIsAsOldAsItsTypeWhetherRequiredOrNot() throws IOException {
    assertThat(derive().models().get(0).fields().get(1).since())
        .startsWith("16.1.0", "18.0.0", "20.0.0");
  }

  @Test
  void aSubtypeExtendsTheModelThatNamesIt() throws IOException {
    assertThat(derive().models())
        .extracting(Model::id, Model::parent)
        .containsExactly(tuple("Lamp", null), tuple("Signal", null), tuple("Flash", "Signal"));
  }

  @Test
  void noSentenceOfTheDocsIsTaken() throws IOException {
    derive();

    assertThat(Files.readString(dir.resolve("facts/lamps.json"))).doesNotContain("Secret");
  }

  @Test
  void equalDocsMakeEqualBytes() throws IOException {
    run("facts");
    run("again");

    assertThat(dir.resolve("again/lamps.json"))
        .hasSameBinaryContentAs(dir.resolve("facts/lamps.json"));
  }

  @Test
  void aLineThatIsLaterThanTheDocsIsADisagreement() throws IOException {
    write("since.txt", SINCE + "op|GET /lamps/{lampId} :: 16.1.0 - - - - - - 23.0.0\n");

    assertThatThrownBy(() -> run("facts"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("op|GET /lamps/{lampId}: is in the docs of 16.0.0");
    assertThat(dir.resolve("facts")).doesNotExist();
  }

  @Test
  void aMissingLineIsADisagreement() throws IOException {
    write("since.txt", SINCE.replaceAll("model\\|Flash.*\n", ""));

    assertThatThrownBy(() -> run("facts"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("model|Flash: is not in the docs of 16.0.0");
  }

  @Test
  void aLineOfSomethingUnknownIsADisagreement() throws IOException {
    write("since.txt", SINCE + "model|Torch :: - - - - - - - 23.0.0\n");

    assertThatThrownBy(() -> run("facts"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("model|Torch: is not in the newest docs");
  }

  @Test
  void somethingRemovedWithoutALineIsADisagreement() throws IOException {
    write("docs/16.0.0/torches.json", "{ \"models\": { \"Torch\": { \"id\": \"Torch\" } } }");

    assertThatThrownBy(() -> run("facts"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("model|Torch: is only in the docs of 16.0.0");
  }

  @Test
  void aMalformedLineIsAnError() throws IOException {
    write("since.txt", "model|Lamp :: 16.0.0\n");

    assertThatThrownBy(() -> run("facts"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("malformed line");
  }

  @Test
  void otherThanThreeArgumentsAreAnError() {
    assertThatThrownBy(() -> FactsTool.main("docs"))
        .isInstanceOf(SpecException.class)
        .hasMessageStartingWith("usage:");
  }

  private Resource derive() throws IOException {
    run("facts");
    return Spec.load(dir.resolve("facts"), dir.resolve("overlay")).resources().get(0);
  }

  private void run(String output) {
    FactsTool.main(
        dir.resolve("docs").toString(),
        dir.resolve("since.txt").toString(),
        dir.resolve(output).toString());
  }

  private void write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
