/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arijava.swagger.LoopbackServer.Answer;
import org.arijava.swagger.Parameter.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Descriptions are loaded in both versions, from everywhere. */
class LoaderTest {

  @Test
  @Tag("S1")
  @Tag("S3")
  @Tag("L1")
  @Tag("S21")
  void aListingOfVersion11IsLoadedFromAFile() {
    SwaggerDocs docs = Shelter.docs("1_1");

    assertThat(docs.swaggerVersion()).isEqualTo("1.1");
    assertThat(docs.apiVersion()).isEqualTo("1.0.0");
    assertThat(docs.resources()).containsOnlyKeys("animals", "visitors");
    assertThat(docs.resource("animals").models()).containsOnlyKeys("Animal", "Dog", "Sighting");
    assertThat(docs.resource("animals").models().get("Animal").properties()).hasSize(4);
    assertThat(docs.resource("animals").basePath())
        .isEqualTo(URI.create("http://shelter.example/api"));
  }

  @Test
  @Tag("S2")
  @Tag("S7")
  void aListingOfVersion12IsLoadedFromAUrlWithItsOwnWords() throws Exception {
    try (LoopbackServer server = Shelter.server(asked -> Answer.empty(404))) {
      SwaggerDocs docs = SwaggerLoader.load(Shelter.listing(server, "1.2"));

      Resource animals = docs.resource("animals");
      assertThat(docs.swaggerVersion()).isEqualTo("1.2");
      assertThat(animals.basePath()).isEqualTo(server.at("/api/v2"));
      Operation list = animals.operation("list");
      assertThat(list.method()).isEqualTo("GET");
      assertThat(list.type().name()).isEqualTo("List[Animal]");
      assertThat(list.type().element()).contains(DataType.of("Animal"));
      assertThat(list.parameters())
          .extracting(p -> p.name() + ":" + p.type())
          .containsExactly(
              "species:string",
              "tags:List[string]",
              "limit:int",
              "born:long",
              "weight:float",
              "since:Date",
              "size:double",
              "mark:byte");
      assertThat(list.parameter("species").orElseThrow().allowed().values())
          .containsExactly("cat", "dog");
      assertThat(list.parameter("limit").orElseThrow().allowed().max().orElseThrow())
          .isEqualByComparingTo("100");
      assertThat(animals.operation("admit").errors()).containsEntry(409, "It is here already");
      assertThat(animals.operation("get").parameter("animalId").orElseThrow().type().name())
          .isEqualTo("long");
      Model animal = animals.models().get("Animal");
      assertThat(animal.properties().get("name").isRequired()).isTrue();
      assertThat(animal.properties().get("keeper").type().name()).isEqualTo("Keeper");
      assertThat(animal.properties().get("keeper").isRequired()).isFalse();
      assertThat(animal.properties().get("age").allowed().min().orElseThrow())
          .isEqualByComparingTo("0");
    }
  }

  @Test
  @Tag("S2")
  @Tag("S6")
  @Tag("S7")
  void aListingOfVersion11IsLoadedFromAUrlBelowItsBasePath() throws Exception {
    try (LoopbackServer server = Shelter.server(asked -> Answer.empty(404))) {
      SwaggerDocs docs = SwaggerLoader.load(Shelter.listing(server, "1.1"));

      assertThat(docs.resources()).containsOnlyKeys("animals", "visitors");
      assertThat(docs.location()).isEqualTo(Shelter.listing(server, "1.1"));
      assertThat(server.asked())
          .extracting(LoopbackServer.Asked::line)
          .containsExactlyInAnyOrder(
              "GET /api/docs/resources.json",
              "GET /api/docs/animals.json",
              "GET /api/docs/visitors.json");
      assertThat(docs.raw()).containsEntry("url", server.url() + "/api/docs/resources.json");
    }
  }

  @Test
  @Tag("S6")
  void theBaseOfTheDocumentsCanBeGiven() throws Exception {
    try (LoopbackServer server = Shelter.server(asked -> Answer.empty(404));
        HttpTransport transport = new HttpTransport()) {
      SwaggerLoader loader = SwaggerLoader.over(transport, o -> o.base(server.at("/elsewhere/")));

      assertThatThrownBy(() -> loader.read(Shelter.listing(server, "1.1")))
          .isInstanceOf(SwaggerException.class)
          .hasMessageContaining("/elsewhere/docs/")
          .hasMessageContaining("404");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://a b/,/x,basePath is not a URL",
    "file:///etc,/x,basePath leads to a file: file:///etc",
    "http://x/,x,apis[0]: path does not begin with a slash: x",
    "http://x/,/a b,apis[0]: path cannot stand in a URL: /a b"
  })
  void aServersListingThatLeadsNowhereIsRefusedBeforeAnythingIsFetched(
      String base, String path, String problem) throws Exception {
    String listing =
        """
        {"swaggerVersion": "1.1", "basePath": "%s", "apis": [{"path": "%s", "description": "X"}]}
        """
            .formatted(base, path);
    try (LoopbackServer server = LoopbackServer.answering(asked -> Answer.json(200, listing))) {
      assertThatThrownBy(() -> SwaggerLoader.load(server.at("/docs")))
          .isInstanceOf(SwaggerValidationException.class)
          .hasMessage(server.url() + "/docs: " + problem);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  @Tag("S4")
  void parsedJsonIsReadWithoutBeingChanged() {
    Map<String, Object> listing = Shelter.listing();
    SwaggerDocs docs =
        SwaggerLoader.load(
            listing,
            new SwaggerProcessor() {
              @Override
              public void listing(Map<String, Object> node, String path) {
                node.put("visited", true);
              }
            });

    assertThat(docs.raw()).containsEntry("visited", true);
    assertThat(listing).doesNotContainKey("visited");
    assertThat(docs.resource("visitors").operation("count").type().name()).isEqualTo("int");
  }

  @Test
  @Tag("S16")
  void whatTheLibraryKnowsNothingOfIsKept() {
    assertThat(Shelter.docs("1_1").raw()).containsEntry("kept", Map.of("by", "us"));
    assertThat(Shelter.docs("1_2").resource("animals").operation("get").raw())
        .containsEntry("deprecated", "true");
  }

  @Test
  @Tag("S8")
  @Tag("L3")
  void aMissingDeclarationIsNamed(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("resources.json"), Shelter.text("v1_1/resources.json"));

    assertThatThrownBy(() -> SwaggerLoader.load(folder.resolve("resources.json")))
        .isInstanceOf(SwaggerException.class)
        .hasMessageContaining("animals.json")
        .hasCauseInstanceOf(java.io.IOException.class);
  }

  @Test
  @Tag("S3")
  void declarationsMayStandInTheFoldersOfTheirPaths(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("docs"));
    Files.writeString(folder.resolve("resources.json"), Shelter.text("v1_1/resources.json"));
    for (String name : List.of("animals.json", "visitors.json")) {
      Files.writeString(folder.resolve("docs").resolve(name), Shelter.text("v1_1/" + name));
    }

    assertThat(SwaggerLoader.load(folder.resolve("resources.json")).resources()).hasSize(2);
  }

  @Test
  @Tag("S8")
  void whatIsNoJsonIsRefusedWithItsPlace(@TempDir Path folder) throws Exception {
    Path listing = folder.resolve("resources.json");

    Files.writeString(listing, "{\"apis\": [}");
    assertThatThrownBy(() -> SwaggerLoader.load(listing))
        .isInstanceOf(SwaggerException.class)
        .hasMessageContaining("resources.json: not JSON")
        .hasMessageContaining("line 1");
    Files.writeString(listing, "[]");
    assertThatThrownBy(() -> SwaggerLoader.load(listing))
        .hasMessageContaining("is not a JSON object");
    Files.writeString(listing, "");
    assertThatThrownBy(() -> SwaggerLoader.load(listing)).hasMessageContaining("is empty");
    Files.writeString(listing, "{} {}");
    assertThatThrownBy(() -> SwaggerLoader.load(listing)).hasMessageContaining("more follows");
  }

  @Test
  void credentialsAreSentForTheDocumentsToo() throws Exception {
    try (LoopbackServer server = Shelter.server(asked -> Answer.empty(404));
        HttpTransport transport = new HttpTransport()) {
      SwaggerLoader loader =
          SwaggerLoader.over(
              transport, o -> o.authenticator(Authenticator.basic(server.at("/"), "me", "secret")));

      loader.read(Shelter.listing(server, "1.1"));

      assertThat(server.asked())
          .hasSize(3)
          .allMatch(asked -> asked.header("authorization").startsWith("Basic "));
    }
  }

  @Test
  @Tag("S17")
  @Tag("S18")
  @Tag("S45")
  @Tag("L2")
  void processorsVisitEveryPartAndEnrichIt() {
    List<String> visited = new ArrayList<>();
    SwaggerDocs docs =
        SwaggerLoader.load(
            Shelter.listing(),
            new SwaggerProcessor() {
              @Override
              public void listing(Map<String, Object> node, String path) {
                visited.add("listing");
              }

              @Override
              public void listingEntry(Map<String, Object> node, String path) {
                visited.add(path);
              }

              @Override
              public void declaration(Map<String, Object> node, String path) {
                visited.add(path);
              }

              @Override
              public void api(Map<String, Object> node, String path) {
                visited.add(path);
              }

              @Override
              public void operation(Map<String, Object> node, String path) {
                node.put("visited", path);
              }

              @Override
              public void parameter(Map<String, Object> node, String path) {
                node.put("required", true);
              }

              @Override
              public void errorResponse(Map<String, Object> node, String path) {
                node.put("reason", "enriched");
              }

              @Override
              public void model(Map<String, Object> node, String path) {
                visited.add(path);
              }

              @Override
              public void property(Map<String, Object> node, String path) {
                visited.add(path);
              }
            });

    assertThat(visited)
        .contains(
            "listing",
            "apis[0]",
            "animals",
            "animals.apis[1]",
            "animals.models.Animal",
            "animals.models.Animal.properties.species",
            "apis[1]",
            "visitors");
    Resource animals = docs.resource("animals");
    assertThat(animals.operation("get").raw())
        .containsEntry("visited", "animals.apis[1].operations[0]");
    assertThat(animals.operation("get").errors()).containsEntry(404, "enriched");
    assertThat(animals.operation("list").parameter("limit").orElseThrow().isRequired()).isTrue();
  }

  @Test
  @Tag("S5")
  void whatAProcessorBreaksIsFound() {
    SwaggerProcessor breaker =
        new SwaggerProcessor() {
          @Override
          public void operation(Map<String, Object> node, String path) {
            node.remove("nickname");
          }
        };

    assertThatThrownBy(() -> SwaggerLoader.load(Shelter.listing(), breaker))
        .isInstanceOf(SwaggerValidationException.class)
        .hasMessageContaining("nickname is missing");
  }

  @Test
  void aProcessorThatOverridesNothingChangesNothing() {
    assertThat(SwaggerLoader.load(Shelter.listing(), new SwaggerProcessor() {}).raw())
        .isEqualTo(SwaggerLoader.load(Shelter.listing()).raw());
  }

  @Test
  @Tag("S14")
  @Tag("S20")
  void operationsTellAllOfThemselves() {
    Resource animals = Shelter.docs("1_1").resource("animals");
    Operation watch = animals.operation("watch");

    assertThat(watch.isWebSocket()).isTrue();
    assertThat(watch.webSocketProtocol()).contains("shelter");
    assertThat(watch).hasToString("animals.watch");
    Parameter species = watch.parameters().get(0);
    assertThat(species.kind()).isEqualTo(Kind.QUERY);
    assertThat(species.isMultiple()).isTrue();
    assertThat(species).hasToString("species: string");
    assertThat(species.raw()).containsEntry("allowMultiple", true);
    Operation list = animals.operation("list");
    assertThat(list.isWebSocket()).isFalse();
    assertThat(list.parameter("sort").orElseThrow().defaultValue()).contains("name");
    assertThat(list.parameter("sort").orElseThrow()).hasToString("sort: string?");
    assertThat(animals.operation("release").type().isVoid()).isTrue();
    Model animal = animals.models().get("Animal");
    assertThat(animal.subTypes()).containsExactly("Dog");
    assertThat(animal.discriminator()).contains("species");
    assertThat(animal).hasToString("Animal");
    assertThat(animal.raw()).containsKey("properties");
    assertThat(animal.properties().get("id")).hasToString("id: string");
    assertThat(animal.properties().get("friends")).hasToString("friends: List[Animal]?");
    assertThat(animal.properties().get("friends").raw()).containsKey("type");
    assertThat(animals.properties("Dog"))
        .containsOnlyKeys("barks", "id", "name", "species", "friends");
    assertThat(animals.properties("Nothing")).isEmpty();
    assertThat(animals).hasToString("animals");
    assertThat(animals.raw()).containsKey("apis");
    assertThat(Shelter.docs("1_1")).hasToString("Swagger 1.1 [animals, visitors]");
    assertThat(list.type().hashCode()).isEqualTo(DataType.of("Array[Animal]").hashCode());
  }

  @Test
  @Tag("S24")
  @Tag("S25")
  void unknownNamesSuggestTheNearest() {
    SwaggerDocs docs = Shelter.docs("1_1");

    assertThatThrownBy(() -> docs.resource("animal"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage("the API has no resource 'animal'; did you mean 'animals'?");
    assertThatThrownBy(() -> docs.resource("animals").operation("lst"))
        .hasMessage("the resource animals has no operation 'lst'; did you mean 'list'?")
        .satisfies(e -> assertThat(((UnknownNameException) e).nearest()).contains("list"))
        .satisfies(e -> assertThat(((UnknownNameException) e).name()).isEqualTo("lst"));
    assertThatThrownBy(() -> docs.resource("visitors").operation("entertain"))
        .hasMessage("the resource visitors has no operation 'entertain'; there is count");
    assertThat(UnknownNameException.of("it", "name", "x", List.of()))
        .hasMessage("it has no name 'x'; it has none");
  }
}
