/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.palantir.javapoet.JavaFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arijava.spec.EnumOverlay;
import org.arijava.spec.EnumValueOverlay;
import org.arijava.spec.Operation;
import org.arijava.spec.OperationOverlay;
import org.arijava.spec.Parameter;
import org.arijava.spec.ParameterOverlay;
import org.arijava.spec.Resource;
import org.arijava.spec.ResourceOverlay;
import org.arijava.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {

  private static final Path APPROVED =
      Path.of("src", "test", "resources", "org", "arijava", "generator", "approved");

  @Test
  void theSpecificationIsSound() {
    assertThat(Spec.load().validate()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Playbacks",
        "PlaybacksOperations",
        "Playback",
        "AsyncPlayback",
        "AsyncPlaybackView",
        "DeviceStates",
        "StasisStart",
        "ContactInfo",
        "ChannelState",
        "ChannelPlayOptions",
        "DecodedPlayback",
        "DecodedChannelTransfer",
        "EventDecoders"
      })
  void whatIsGeneratedIsWhatWasApproved(String name) throws Exception {
    String generated =
        new Generator(new Api(Spec.load()))
            .files().stream()
                .filter(file -> file.typeSpec().name().equals(name))
                .map(JavaFile::toString)
                .findFirst()
                .orElseThrow();
    Path approved = APPROVED.resolve(name + ".java.txt");
    if (Boolean.getBoolean("approve")) {
      Files.createDirectories(APPROVED);
      Files.writeString(approved, generated);
    }
    assertThat(generated).isEqualTo(Files.readString(approved));
  }

  @Test
  void anOperationWithAnIdOfTheUsersHasTheParametersOfItsTwin() {
    Api api = new Api(Spec.load());
    int twins = 0;
    for (Resource resource : api.resources()) {
      Map<String, ApiOperation> operations = new LinkedHashMap<>();
      api.operations(resource).forEach(each -> operations.put(each.nickname(), each));
      for (ApiOperation operation : operations.values()) {
        ApiOperation twin = operations.get(operation.nickname().replaceFirst("WithId$", ""));
        if (twin != operation) {
          twins++;
          assertThat(parameters(operation))
              .as(operation.nickname())
              .containsExactlyInAnyOrderEntriesOf(parameters(twin));
        }
      }
    }
    assertThat(twins).isEqualTo(5);
  }

  /** The parameters by their names in ARI, each with its name and types in Java. */
  private static Map<String, String> parameters(ApiOperation operation) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (ApiParameter each : operation.parameters()) {
      parameters.put(
          each.wireName(),
          each.type() + (each.isList() ? "..." : "") + " " + each.javaName() + each.isVariables());
    }
    return parameters;
  }

  @Test
  void noGeneratedFileIsLongerThanItMayBe() {
    for (JavaFile file : new Generator(new Api(Spec.load())).files()) {
      assertThat(file.toString().lines().count())
          .as(file.typeSpec().name())
          .isLessThan(
              file.typeSpec().name().matches("(Decoded|Async)?(Channel|Bridge)(s|View)?")
                  ? 1_600
                  : 400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x; System.exit(1)", "class", "a\u0000b", "a\"b", "a b(", "*/ evil /*", "", "1a"})
  void aHostileNameOfTheFactsDoesNotBecomeCode(String hostile) {
    assertThatThrownBy(() -> generate(hostile, "harmless")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void hostileTextStaysInsideItsStringOrItsComment() {
    String source = generate("harmless", "x\"); System.exit(1); // */ @evil {@inheritDoc} \\u000a");

    String code = source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("\"(\\\\.|[^\"\\\\])*\"", "");
    assertThat(code).contains("call").doesNotContain("System.exit").doesNotContain("evil");
    assertThat(source).contains("&#64;evil").contains("*&#47;").contains("&#92;u000a");
  }

  /** All the source that comes of an operation with a parameter of this name and this prose. */
  private static String generate(String name, String text) {
    Parameter parameter =
        new Parameter(
            name, "query", "string", false, false, text, List.of(), null, null, List.of());
    Operation operation =
        new Operation(
            "go", "POST", "/things", "void", false, List.of(400), List.of(), List.of(parameter));
    OperationOverlay words =
        new OperationOverlay(
            text,
            null,
            null,
            true,
            null,
            null,
            null,
            List.of(),
            Map.of("400", text),
            Map.of(
                name,
                new ParameterOverlay(
                    null, text, null, null, false, null, null, false, text, false, null)));
    Map<String, EnumValueOverlay> values = new LinkedHashMap<>();
    values.put(text, new EnumValueOverlay("ONE", text));
    Resource resource =
        new Resource(
            "things",
            List.of(operation),
            List.of(),
            new ResourceOverlay(
                "things",
                text,
                Map.of("go", words),
                Map.of(),
                Map.of("Choice", new EnumOverlay(text, values))));
    StringBuilder source = new StringBuilder();
    new Generator(new Api(Spec.of(List.of(resource)))).files().forEach(source::append);
    return source.toString();
  }
}
