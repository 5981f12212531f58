/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SpecTest {

  private static final String DOC =
      """
      {"apis":[{"path":"/things/{id}","description":"never taken","operations":[
        {"httpMethod":"POST","nickname":"go","responseClass":"void","notes":"never taken",
         "parameters":[
           {"name":"id","paramType":"path","dataType":"string"},
           {"name":"how","paramType":"query","dataType":"string","defaultValue":"slow",
            "description":"never taken",
            "allowableValues":{"valueType":"LIST","values":["slow","fast"]}},
           {"name":"max","paramType":"query","dataType":"int",
            "allowableValues":{"valueType":"RANGE","min":0}}],
         "errorResponses":[{"code":409,"reason":"never taken"},{"code":404,"reason":"x"}]}]}],
       "models":{
         "Base":{"id":"Base","subTypes":["Thing"],"properties":{}},
         "Thing":{"id":"Thing","properties":{"a":{"type":"string","required":true}}}}}""";

  private static Facts derive(String... since) {
    return new FactsTool(List.of(since)).derive("things", new JsonMapper().readTree(DOC));
  }

  @Test
  void theFactsAreWholeAndHold109Operations85ModelsAnd45Events() {
    Spec spec = Spec.load();

    assertThat(spec.resources()).extracting(Resource::name).isEqualTo(Spec.NAMES);
    assertThat(spec.resources().stream().mapToInt(r -> r.operations().size()).sum()).isEqualTo(109);
    List<Model> models = spec.resources().stream().flatMap(r -> r.models().stream()).toList();
    assertThat(models).hasSize(85);
    assertThat(models.stream().filter(m -> "Event".equals(m.parent()))).hasSize(45);
    assertThat(models.stream().filter(m -> m.id().equals("Thing"))).isEmpty();
  }

  @Test
  void theToolTakesFactsAndNoSentences() {
    Facts facts = derive();

    Operation go = facts.operations().get(0);
    assertThat(go.errors()).containsExactly(404, 409);
    assertThat(go.parameters()).extracting(Parameter::required).containsExactly(true, false, false);
    assertThat(go.parameters().get(1).defaultValue()).isEqualTo("slow");
    assertThat(go.parameters().get(2).min()).isZero();
    assertThat(facts.models().get(1).parent()).isEqualTo("Base");
    assertThat(FactsTool.write(facts))
        .doesNotContain("never taken")
        .isEqualTo(FactsTool.write(derive()));
  }

  @Test
  void theToolTellsTheFirstReleaseOfEachBranchWeKeep() {
    Facts facts =
        derive(
            "enum|POST /things/{id}|how=fast :: 16.2.0 17.0.0 18.0.0 19.0.0 20.0.0 21.0.0 22.0.0 23.0.0",
            "param|POST /things/{id}|max(query) :: - - - - 20.20.0 - 22.10.0 23.4.0");

    Operation go = facts.operations().get(0);
    assertThat(go.since()).first().isEqualTo("16.0.0");
    assertThat(go.parameters().get(1).values().get(1).since())
        .containsExactly("16.2.0", "18.0.0", "20.0.0", "21.0.0", "22.0.0", "23.0.0");
    assertThat(go.parameters().get(2).since()).containsExactly("20.20.0", "22.10.0", "23.4.0");
  }

  @Test
  void aKeyThatTheFormatDoesNotHaveIsAnErrorThatNamesTheFile() {
    assertThatThrownBy(
            () ->
                Spec.parse(
                    "{\"resource\":\"x\",\"docs\":\"\"}", ResourceOverlay.class, "overlay/x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("overlay/x")
        .hasMessageContaining("docs");
    assertThatThrownBy(() -> Spec.parse("{", ResourceOverlay.class, "overlay/x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void factsWithoutWordsAndWordsWithoutFactsAreProblems() {
    ResourceOverlay words =
        Spec.parse(
            """
            {"resource":"things","doc":"Things.",
             "operations":{"gone":{"doc":"x"},
               "go":{"doc":"","completedBy":["Nothing"],"errors":{"404":"x","500":"x"},
                     "parameters":{"id":{"doc":"x","java":"a b"},"how":{"doc":"x","enum":"No"}}}},
             "models":{"Base":{"kind":"odd"}}}""",
            ResourceOverlay.class,
            "x");

    List<String> problems = new Spec(List.of(new Resource(derive(), words))).validate();

    assertThat(String.join("\n", problems))
        .contains("gone is in no facts")
        .contains("go has no prose")
        .contains("Nothing")
        .contains("500 is in no facts")
        .contains("409 has no words")
        .contains("no Java identifier: a b")
        .contains("names No")
        .contains("max has no words")
        .contains("Thing has no words")
        .contains("odd");
  }
}
