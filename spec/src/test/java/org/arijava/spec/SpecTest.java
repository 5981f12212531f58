/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecTest {

  @Nested
  class TheSpecOnTheClassPath {
    private final Spec spec = Spec.load();

    @Test
    void has109OperationsOf11Resources() {
      assertThat(spec.resources()).hasSize(11);
      assertThat(all(Resource::operations)).hasSize(109);
    }

    @Test
    void has85ModelsWithDifferentIds() {
      assertThat(all(Resource::models)).extracting(Model::id).hasSize(85).doesNotHaveDuplicates();
    }

    @Test
    void has45Events() {
      assertThat(all(Resource::models)).filteredOn(m -> "Event".equals(m.parent())).hasSize(45);
    }

    @Test
    void hasOneWebSocket() {
      assertThat(all(Resource::operations))
          .filteredOn(Operation::websocket)
          .extracting(Operation::nickname)
          .containsExactly("eventWebsocket");
    }

    @Test
    void tellsTheFirstReleasesOfEachOperationAndModel() {
      assertThat(all(Resource::operations)).noneMatch(o -> o.since().isEmpty());
      assertThat(all(Resource::models)).noneMatch(m -> m.since().isEmpty());
    }

    @Test
    void hasAParameterForEachPlaceholderOfAPath() {
      assertThat(all(Resource::operations))
          .allSatisfy(
              operation ->
                  assertThat(operation.parameters().stream().filter(p -> p.in().equals("path")))
                      .hasSize(operation.path().split("\\{", -1).length - 1)
                      .allMatch(p -> operation.path().contains("{" + p.name() + "}")));
    }

    @Test
    void isWrittenAsTheToolWritesIt() throws IOException {
      for (Resource resource : spec.resources()) {
        try (var in = Spec.class.getResourceAsStream("facts/" + resource.name() + ".json")) {
          assertThat(in).isNotNull();
          var facts = new FactsFile(resource.name(), resource.operations(), resource.models());
          assertThat(new String(in.readAllBytes(), UTF_8))
              .isEqualTo(new FactsWriter().write(facts));
        }
      }
    }

    private <T> List<T> all(Function<Resource, List<T>> part) {
      return spec.resources().stream().map(part).flatMap(List::stream).toList();
    }
  }

  @Nested
  class TwoDirectories {
    @TempDir Path dir;

    @BeforeEach
    void oneResource() throws IOException {
      write("facts/lamps.json", Lamps.FACTS);
    }

    @Test
    void anOverlayThatIsMissingSaysNothing() {
      ResourceOverlay overlay = load().overlay();

      assertThat(overlay.doc()).isEmpty();
      assertThat(overlay.operation("light").doc()).isEmpty();
      assertThat(overlay.operation("light").onObject()).isTrue();
      assertThat(overlay.operation("light").parameter("level").doc()).isEmpty();
      assertThat(overlay.model("Lamp").field("state").doc()).isEmpty();
    }

    @Test
    void keysOfTheOverlayThatAreMissingAreEmpty() throws IOException {
      write("overlay/lamps.json", "{ \"resource\": \"lamps\", \"operations\": { \"light\": {} } }");

      OperationOverlay light = load().overlay().operation("light");
      assertThat(light.doc()).isEmpty();
      assertThat(light.java()).isNull();
      assertThat(light.onObject()).isTrue();
      assertThat(light.instanceName()).isNull();
      assertThat(light.completedBy()).isEmpty();
      assertThat(light.parameters()).isEmpty();
    }

    @Test
    void allKeysOfTheOverlayAreRead() throws IOException {
      write("overlay/lamps.json", Lamps.OVERLAY);

      ResourceOverlay overlay = load().overlay();
      OperationOverlay light = overlay.operation("light");
      assertThat(light.instanceName()).isEqualTo("shine");
      assertThat(light.onObject()).isTrue();
      assertThat(light.completedBy()).containsExactly("Flash");
      assertThat(light.errors()).containsOnlyKeys("404");
      assertThat(light.parameter("mode").enumName()).isEqualTo("LampMode");
      assertThat(light.parameter("level").unit()).isEqualTo("seconds");
      assertThat(light.parameter("level").requiredByUs()).isTrue();
      assertThat(light.parameter("settings").body()).isEqualTo("raw");
      assertThat(overlay.operation("list").onObject()).isFalse();
      assertThat(overlay.model("Lamp").terminal()).containsExactly("Flash");
      assertThat(overlay.model("Lamp").field("made").type()).isEqualTo("Instant");
      assertThat(overlay.enums().get("LampMode").values()).containsOnlyKeys("fast", "slow");
    }

    @Test
    void anUnknownKeyIsAnErrorThatNamesFileAndKey() throws IOException {
      for (String key : List.of("doc", "instance", "enum", "completedBy", "identity", "values")) {
        write("overlay/lamps.json", Lamps.OVERLAY.replaceFirst("\"" + key + "\"", "\"tpyo\""));

        assertThatThrownBy(this::load)
            .isInstanceOf(SpecException.class)
            .hasMessageStartingWith("overlay/lamps.json: unknown key")
            .hasMessageContaining("tpyo\"");
      }
    }

    @Test
    void theNamesOfJavaAreNoKeys() throws IOException {
      for (String key : List.of("onObject", "instanceName")) {
        write("overlay/lamps.json", Lamps.OVERLAY.replaceFirst("\"instance\"", "\"" + key + "\""));

        assertThatThrownBy(this::load)
            .isInstanceOf(SpecException.class)
            .hasMessage("overlay/lamps.json: unknown key \"operations.list." + key + "\"");
      }
    }

    @Test
    void aKeyGivenTwiceIsAnError() throws IOException {
      write("overlay/lamps.json", "{ \"resource\": \"lamps\", \"doc\": \"a\", \"doc\": \"b\" }");

      assertThatThrownBy(this::load)
          .isInstanceOf(SpecException.class)
          .hasMessageStartingWith("overlay/lamps.json: ")
          .hasMessageContaining("doc");
    }

    @Test
    void anInstanceThatIsTrueIsAnError() throws IOException {
      write("overlay/lamps.json", Lamps.OVERLAY.replaceFirst("\"shine\"", "true"));

      assertThatThrownBy(this::load)
          .isInstanceOf(SpecException.class)
          .hasMessageContaining("operations.light")
          .hasMessageContaining("neither false nor a string");
    }

    @Test
    void jsonThatIsCutOffIsAnErrorThatNamesTheFile() throws IOException {
      write("overlay/lamps.json", "{ \"resource\": \"lamps\", ");

      assertThatThrownBy(this::load)
          .isInstanceOf(SpecException.class)
          .hasMessageStartingWith("overlay/lamps.json: ");
    }

    @Test
    void textAfterTheJsonIsAnError() throws IOException {
      write("overlay/lamps.json", "{ \"resource\": \"lamps\" } }");

      assertThatThrownBy(this::load).isInstanceOf(SpecException.class);
    }

    @Test
    void aFactThatIsMissingIsAnError() throws IOException {
      write("facts/lamps.json", Lamps.FACTS.replaceFirst("\"websocket\": false,", ""));

      assertThatThrownBy(this::load)
          .isInstanceOf(SpecException.class)
          .hasMessageStartingWith("facts/lamps.json: ")
          .hasMessageContaining("websocket");
    }

    @Test
    void aFileThatIsNamedForAnotherResourceIsAnError() throws IOException {
      write("overlay/lamps.json", "{ \"resource\": \"torches\" }");

      assertThatThrownBy(this::load)
          .isInstanceOf(SpecException.class)
          .hasMessage("overlay/lamps.json: says that its resource is \"torches\"");
    }

    @Test
    void anOverlayWithoutFactsIsAnError() throws IOException {
      write("overlay/torches.json", "{ \"resource\": \"torches\" }");

      assertThatThrownBy(this::load)
          .isInstanceOf(SpecException.class)
          .hasMessage("overlay/torches.json: there are no facts of this resource");
    }

    private Resource load() {
      return Spec.load(dir.resolve("facts"), dir.resolve("overlay")).resources().get(0);
    }

    private void write(String name, String text) throws IOException {
      Path file = dir.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }

  @Test
  void namesBecomeCamelCase() {
    assertThat(Stream.of("media_uri", "lampId", "Pre-ring", "_x_").map(JavaNames::camelCase))
        .containsExactly("mediaUri", "lampId", "PreRing", "x");
  }

  @Test
  void keywordsAndCodeAreNoIdentifiers() {
    assertThat(Stream.of("class", "a b", "a.b", "1a", "", "x;y", "\u00e9", "true"))
        .noneMatch(JavaNames::isIdentifier);
    assertThat(Stream.of("a", "mediaUri", "A_1", "get")).allMatch(JavaNames::isIdentifier);
  }
}
