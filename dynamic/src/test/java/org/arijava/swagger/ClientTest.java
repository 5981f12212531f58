/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.arijava.swagger.LoopbackServer.Answer;
import org.arijava.swagger.LoopbackServer.Asked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations of an API that is not Asterisk's are called as its description has them. */
@Timeout(60)
class ClientTest extends ShelterClient {

  @Test
  @Tag("S26")
  @Tag("P4")
  void theAnswerIsRawOrJson() {
    answer = Answer.json(200, "[{\"id\": \"1\", \"age\": 3, \"ill\": false, \"home\": null}]");

    SwaggerResponse response = shelter.call("animals", "list");

    assertThat(server.last().line()).isEqualTo("GET /api/animals");
    assertThat(server.last().header("accept")).isEqualTo("application/json");
    assertThat(response.isSuccess()).isTrue();
    assertThat(response.text()).startsWith("[{");
    assertThat(response.headers()).containsEntry("content-type", List.of("application/json"));
    Map<String, Object> animal = new HashMap<>(Map.of("id", "1", "age", 3, "ill", false));
    animal.put("home", null);
    assertThat(response.json()).isEqualTo(List.of(animal));
    assertThat(response.orThrow()).isSameAs(response);
    assertThat(response.toString()).endsWith("/api/animals: 200 (51 bytes)");
  }

  @Test
  @Tag("S27")
  @Tag("P5")
  void severalValuesAreJoinedByCommas() {
    shelter.call("animals", "list", Map.of("species", List.of("cat", "dog")));
    assertThat(server.last().line()).isEqualTo("GET /api/animals?species=cat,dog");

    shelter.call("animals", "list", Map.of("species", new String[] {"a&b", "c d"}));
    assertThat(server.last().line()).isEqualTo("GET /api/animals?species=a%26b,c%20d");

    shelter.call("animals", "list", Map.of("species", "one, alone"));
    assertThat(server.last().line()).isEqualTo("GET /api/animals?species=one,%20alone");
  }

  @Test
  @Tag("S27")
  void valuesThatWouldFallApartAreRefused() {
    int before = server.asked().size();

    assertThatThrownBy(
            () -> shelter.call("animals", "list", Map.of("species", List.of("a,b", "c"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("animals.list: species has a value with a comma, which separates its values");
    assertThatThrownBy(() -> shelter.call("animals", "list", Map.of("species", List.of())))
        .hasMessage("animals.list: species is an empty list");
    assertThatThrownBy(
            () -> shelter.call("animals", "list", Map.of("species", Arrays.asList("a", null))))
        .hasMessage("animals.list: species has an element that is null");
    assertThatThrownBy(() -> shelter.call("animals", "list", Map.of("limit", List.of(1, 2))))
        .hasMessage("animals.list: limit takes one value, not a list");
    assertThat(server.asked()).hasSize(before);
  }

  @Test
  @Tag("S28")
  @Tag("B17")
  void parametersOfThePathAreEncodedInWhole() {
    shelter.call("animals", "get", animal("a/b c+ü?#%"));

    assertThat(server.last().line()).isEqualTo("GET /api/animals/a%2Fb%20c%2B%C3%BC%3F%23%25");
  }

  @Test
  @Tag("S12")
  @Tag("P7")
  void aNumberInThePathIsSubstituted() {
    answer = Answer.empty(204);

    SwaggerResponse response = shelter.call("animals", "release", 1234);

    assertThat(server.last().line()).isEqualTo("DELETE /api/animals/1234");
    assertThat(response.status()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    assertThat(response.json()).isNull();
  }

  @Test
  @Tag("P6")
  void requiredParametersMayBeGivenByPosition() {
    answer = Answer.json(201, "{\"name\": \"Sparky\"}");

    assertThat(shelter.call("animals", "admit", "Sparky", "dog").json())
        .isEqualTo(Map.of("name", "Sparky"));
    assertThat(server.last().line()).isEqualTo("POST /api/animals?name=Sparky&species=dog");
    assertThatThrownBy(() -> shelter.call("animals", "admit", "Sparky", "dog", "3"))
        .hasMessage(
            "animals.admit: takes 2 by position [name, species], not 3; give others by name, in a"
                + " map");
  }

  @Test
  @Tag("S30")
  @Tag("S31")
  @Tag("H2")
  void headersFormsAndBodiesTravelWhereTheyBelong() {
    shelter.call("animals", "list", Map.of("X-Shelter", "north"));
    assertThat(server.last().header("x-shelter")).isEqualTo("north");
    assertThat(server.last().line()).isEqualTo("GET /api/animals");

    shelter.call(
        "animals",
        "photograph",
        Map.of("animalId", "1", "title", "At rest & play", "tags", List.of("a", "b")));
    assertThat(server.last().header("content-type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(server.last().body()).isEqualTo("title=At%20rest%20%26%20play&tags=a,b");

    shelter.call(
        "animals", "describe", Map.of("animalId", "1", "description", Map.of("name", "Tom")));
    assertThat(server.last().header("content-type")).isEqualTo("application/json");
    assertThat(server.last().body()).isEqualTo("{\"name\":\"Tom\"}");
  }

  @Test
  @Tag("S30")
  @Tag("B20")
  void severalBodiesMakeOneAndNeitherIsChanged() {
    Map<String, Object> description = Map.of("name", "Tom");

    shelter.call(
        "animals",
        "describe",
        Map.of("animalId", "1", "description", description, "more", Map.of("age", 3)));

    assertThat(server.last().body()).isEqualTo("{\"name\":\"Tom\",\"age\":3}");
    assertThat(description).containsOnlyKeys("name");
    assertThatThrownBy(
            () ->
                shelter.call(
                    "animals",
                    "describe",
                    Map.of("animalId", "1", "description", description, "more", List.of(1))))
        .hasMessage("animals.describe: several bodies, and not all are maps");
  }

  @Test
  void aBodyIsJson() {
    assertThatThrownBy(
            () ->
                shelter.call("animals", "describe", Map.of("animalId", "1", "description", "Tom")))
        .hasMessage("animals.describe: description must be a map or a list for JSON, not a String");
    assertThatThrownBy(
            () ->
                shelter.call(
                    "animals",
                    "describe",
                    Map.of("animalId", "1", "description", Map.of("x", new Object()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no JSON value");
  }

  @Test
  void headersCannotBeForged() {
    assertThatThrownBy(() -> shelter.call("animals", "list", Map.of("X-Shelter", "a\r\nB: c")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("animals.list: X-Shelter has characters that no header can have");
  }

  @Test
  @Tag("S34")
  @Tag("P1")
  @Tag("P2")
  @Tag("P3")
  void whatIsUnknownOrMissingIsRefusedBeforeAnythingIsSent() {
    int before = server.asked().size();

    assertThatThrownBy(() -> shelter.call("animals", "adopt"))
        .isInstanceOf(UnknownNameException.class);
    assertThatThrownBy(() -> shelter.call("animals", "list", Map.of("specis", "cat")))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage("animals.list has no parameter 'specis'; did you mean 'species'?");
    assertThatThrownBy(() -> shelter.call("animals", "admit", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("animals.admit: name, species missing");
    assertThatThrownBy(() -> shelter.call("animals", "get", animal("")))
        .hasMessage("animals.get: animalId is empty");
    assertThatThrownBy(() -> shelter.call("animals", "get", animal("..")))
        .hasMessage("animals.get: animalId must not be .., which leads to another path");
    assertThat(server.asked()).hasSize(before);
  }

  @Test
  @Tag("S33")
  @Tag("B18")
  void aNullValueIsAsGoodAsNone() {
    Map<String, Object> values = new HashMap<>();
    values.put("species", null);
    shelter.call("animals", "list", values);
    assertThat(server.last().line()).isEqualTo("GET /api/animals");

    values.clear();
    values.put("animalId", null);
    assertThatThrownBy(() -> shelter.call("animals", "get", values))
        .hasMessage("animals.get: animalId missing");
  }

  @Test
  @Tag("S29")
  @Tag("S32")
  @Tag("H1")
  void valuesThatAreFalseZeroOrEmptyAreValues() {
    shelter.call("animals", "list", Map.of("ill", false));
    assertThat(server.last().line()).isEqualTo("GET /api/animals?ill=false");
    shelter.call("animals", "list", Map.of("born", 0));
    assertThat(server.last().line()).isEqualTo("GET /api/animals?born=0");
    shelter.call("animals", "list", Map.of("species", ""));
    assertThat(server.last().line()).isEqualTo("GET /api/animals?species=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sort|size|sort must be one of name, age, not 'size'",
        "limit|0|limit must be 1 or more, not 0",
        "limit|101|limit must be 100 or less, not 101",
        "limit|many|limit must be a whole number, not 'many'",
        "limit|99999999999|limit must fit 32 bits, not 99999999999",
        "born|1.5|born must be a whole number, not '1.5'",
        "ill|perhaps|ill must be true or false, not 'perhaps'",
        "weight|heavy|weight must be a number, not 'heavy'",
        "since|today|since must be a date or a date-time of ISO 8601, not 'today'",
        "since|2026-02-30|since must be a date or a date-time of ISO 8601, not '2026-02-30'",
        "since|2026-02-01 10:00|since must be a date or a date-time of ISO 8601, not '2026-02-01 10:00'"
      })
  @Tag("S15")
  void valuesAreOfTheRightTypeAndAmongThoseAllowed(String name, String value, String problem) {
    assertThatThrownBy(() -> shelter.call("animals", "list", Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("animals.list: " + problem);
  }

  @Test
  void javaValuesOfManyKindsAreTaken() {
    UUID id = UUID.randomUUID();
    for (Object value :
        List.of(
            id, URI.create("a:b"), Path.of("p"), 'c', Thread.State.NEW, new StringBuilder("s"))) {
      shelter.call("animals", "get", animal(value));
    }
    assertThat(server.asked())
        .extracting(Asked::target)
        .endsWith(
            "/api/animals/" + id,
            "/api/animals/a%3Ab",
            "/api/animals/p",
            "/api/animals/c",
            "/api/animals/NEW",
            "/api/animals/s");
    shelter.call("animals", "list", Map.of("weight", new java.math.BigDecimal("1E+3")));
    assertThat(server.last().target()).endsWith("weight=1000");
    shelter.call("animals", "list", Map.of("since", Instant.EPOCH));
    assertThat(server.last().target()).endsWith("since=1970-01-01T00%3A00%3A00Z");
    shelter.call(
        "animals",
        "list",
        Map.of("since", ZonedDateTime.parse("2026-07-01T10:00+02:00[Europe/Paris]")));
    assertThat(server.last().target()).endsWith("since=2026-07-01T10%3A00%2B02%3A00");
    shelter.call("animals", "list", Map.of("since", LocalDate.EPOCH));
    assertThat(server.last().target()).endsWith("since=1970-01-01");
    shelter.call("animals", "list", Map.of("since", "2026-07-01T10:00:00.5"));
    assertThat(server.last().target()).endsWith("since=2026-07-01T10%3A00%3A00.5");
    assertThatThrownBy(() -> shelter.call("animals", "get", animal(new Object())))
        .hasMessage("animals.get: animalId must be a text, a number or the like, not a Object");
  }

  @Test
  void anAnswerOfAnyStatusIsGivenAndOnlyInsistingThrows() {
    answer = Answer.json(404, "{\"message\": \"no such animal\"}");

    SwaggerResponse response = shelter.call("animals", "get", animal("1"));

    assertThat(response.status()).isEqualTo(404);
    assertThatThrownBy(response::orThrow)
        .isInstanceOf(SwaggerException.class)
        .hasMessageContaining("/api/animals/1: 404 {\"message\": \"no such animal\"}");
  }

  @Test
  void anAnswerThatIsNoJsonIsStillText() {
    answer = new Answer(200, "text/plain", "hello".getBytes(StandardCharsets.UTF_8), Map.of());
    SwaggerResponse response = shelter.call("visitors", "count");

    assertThat(response.text()).isEqualTo("hello");
    assertThatThrownBy(response::json)
        .isInstanceOf(SwaggerException.class)
        .hasMessageContaining("not JSON");
  }

  @Test
  void aCallNeedNotBeWaitedFor() throws Exception {
    CompletableFuture<SwaggerResponse> future = shelter.callAsync("animals", "get", animal("1"));

    assertThat(future.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2"})
  @Tag("S23")
  @Tag("B23")
  void bothVersionsAreCalledAlike(String version) throws Exception {
    try (SwaggerClient client = SwaggerClient.connect(Shelter.listing(server, version))) {
      client.call("animals", "get", animal("7"));
      assertThat(server.last().target()).endsWith("/animals/7");
      client.call("animals", "list", Map.of("species", List.of("cat", "dog"), "limit", 5));
      assertThat(server.last().target()).contains("species=cat,dog", "limit=5");
      assertThatThrownBy(() -> client.call("animals", "list", Map.of("limit", 0)))
          .hasMessageContaining("limit must be 1 or more");
      assertThat(client)
          .hasToString(
              "SwaggerClient[Swagger " + version + " " + client.docs().resources().keySet() + "]");
    }
  }

  @Test
  void aBodyOf12IsSentAndItsListsAndEnumsAreChecked() throws Exception {
    try (SwaggerClient client = SwaggerClient.connect(Shelter.listing(server, "1.2"))) {
      client.call("animals", "admit", Map.of("body", Map.of("id", 1, "tags", List.of("a"))));
      assertThat(server.last().line()).isEqualTo("POST /api/v2/animals");
      assertThat(server.last().body()).contains("\"id\":1").contains("\"tags\":[\"a\"]");
      client.call("animals", "list", Map.of("tags", List.of("a", "b")));
      assertThat(server.last().target()).endsWith("tags=a,b");
      assertThatThrownBy(() -> client.call("animals", "list", Map.of("species", "fish")))
          .hasMessageContaining("species must be one of cat, dog, not 'fish'");
      client.call("animals", "list", Map.of("mark", (byte) -128));
      assertThat(server.last().target()).endsWith("mark=-128");
      client.call("animals", "list", Map.of("mark", 255));
      for (Object wrong : List.of("x", 256, -129, "99999999999999999999")) {
        assertThatThrownBy(() -> client.call("animals", "list", Map.of("mark", wrong)))
            .hasMessage(
                "animals.list: mark must be a byte, which is a whole number from -128 to 255, not '"
                    + wrong
                    + "'");
      }
      assertThatThrownBy(() -> client.call("animals", "get", animal("seven")))
          .hasMessageContaining("animalId must be a whole number");
    }
  }
}
