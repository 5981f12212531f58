/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.arijava.swagger.SwaggerValidationException.Problem;
import org.arijava.swagger.internal.JsonTree;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a description is told with its place, all at once. */
class ValidationTest {

  private static List<Problem> problems(Map<String, Object> listing) {
    return catchThrowableOfType(SwaggerValidationException.class, () -> SwaggerLoader.load(listing))
        .problems();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> listing(String declaration) {
    Map<String, Object> listing =
        (Map<String, Object>)
            JsonTree.parse(
                """
                {"swaggerVersion": "1.1", "basePath": "http://x/",
                 "apis": [{"path": "/things.{format}", "description": "Things"}]}
                """);
    Map<String, Object> entry = (Map<String, Object>) ((List<?>) listing.get("apis")).get(0);
    entry.put("api_declaration", JsonTree.parse(declaration));
    return listing;
  }

  private static Map<String, Object> withOperation(String operation) {
    return listing(
        """
        {"swaggerVersion": "1.1", "basePath": "http://x/", "resourcePath": "/things", "models": {},
         "apis": [{"path": "/things/{id}", "operations": [%s]}]}
        """
            .formatted(operation));
  }

  private static Map<String, Object> withParameter(String parameter) {
    return withOperation(
        """
        {"httpMethod": "GET", "nickname": "get", "responseClass": "void",
         "parameters": [{"name": "id", "paramType": "path"}, %s]}
        """
            .formatted(parameter));
  }

  private static Map<String, Object> withModel(String model) {
    return listing(
        """
        {"swaggerVersion": "1.1", "basePath": "http://x/", "resourcePath": "/things", "apis": [],
         "models": {"Thing": %s}}
        """
            .formatted(model));
  }

  @Test
  @Tag("S10")
  @Tag("S11")
  @Tag("S19")
  void allThatIsWrongIsToldAtOnceWithItsPlace() {
    Map<String, Object> listing =
        listing(
            """
            {"swaggerVersion": "1.1", "basePath": "http://x/",
             "apis": [{"path": "things", "operations": [
               {"httpMethod": "GET"},
               {"nickname": "b", "parameters": [{"name": "c"}]}]}],
             "models": {"Thing": {"id": "Ting", "properties": {"a": {}}}}}
            """);

    assertThat(problems(listing))
        .extracting(Problem::toString)
        .containsExactly(
            "things: resourcePath is missing",
            "things: apis[0]: path does not begin with a slash: things",
            "things: apis[0].operations[0]: nickname is missing",
            "things: apis[0].operations[1]: httpMethod or method is missing",
            "things: apis[0].operations[1].parameters[0]: paramType is missing",
            "things: apis[0].operations[1].parameters[0]: dataType or type is missing",
            "things: models.Thing: id is 'Ting', but its key is 'Thing'",
            "things: models.Thing.properties.a: type is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swaggerVersion|listing: swaggerVersion is missing",
        "basePath|listing: basePath is missing",
        "apis|listing: apis is missing"
      })
  void aListingNeedsItsFields(String field, String problem) {
    Map<String, Object> listing = Shelter.listing();
    listing.remove(field);

    assertThat(problems(listing)).extracting(Problem::toString).contains(problem);
  }

  @Test
  void anEntryOfAListingNeedsItsFields() {
    Map<String, Object> listing = Shelter.map("v1_1/resources.json");
    listing.put("apis", List.of(Map.of("path", "x"), Map.of(), "no entry"));

    assertThat(problems(listing))
        .extracting(Problem::toString)
        .contains(
            "listing: apis[0]: path does not begin with a slash: x",
            "listing: apis[0]: description is missing",
            "listing: apis[0]: api_declaration is missing: the declaration was not loaded",
            "listing: apis[1]: path is missing",
            "listing: apis[2]: is not an object");
  }

  @Test
  @Tag("S9")
  @Tag("B22")
  void aVersionThatIsNeither11Nor12IsRefused() {
    Map<String, Object> listing = Shelter.listing();
    listing.put("swaggerVersion", "2.0");
    assertThat(problems(listing))
        .extracting(Problem::message)
        .containsExactly("swaggerVersion is neither 1.1 nor 1.2: 2.0");

    assertThat(problems(listing("{\"swaggerVersion\": \"3\", \"basePath\": \"/\", \"apis\": []}")))
        .extracting(Problem::toString)
        .containsExactly("things: swaggerVersion is neither 1.1 nor 1.2: 3");
  }

  @Test
  @Tag("S9")
  @Tag("B23")
  void aListingOf11MayHaveDeclarationsOf12() {
    Map<String, Object> listing =
        listing("{\"swaggerVersion\": \"1.2\", \"basePath\": \"/base\", \"apis\": []}");

    assertThat(SwaggerLoader.load(listing).resource("things").operations()).isEmpty();
  }

  @Test
  @Tag("S25")
  void namesAreNotGivenTwice() {
    Map<String, Object> listing =
        withOperation(
            """
            {"httpMethod": "GET", "nickname": "get", "parameters": [
               {"name": "id", "paramType": "path"}, {"name": "id", "paramType": "path"}]},
            {"httpMethod": "PUT", "nickname": "get", "parameters": [
               {"name": "id", "paramType": "path"}]}
            """);

    assertThat(problems(listing))
        .extracting(Problem::message)
        .containsExactly(
            "a second parameter is called id", "a second operation has the nickname get");
  }

  @Test
  void aResourceIsNotListedTwice() {
    Map<String, Object> listing = Shelter.listing();
    List<?> apis = (List<?>) listing.get("apis");
    listing.put("apis", List.of(apis.get(1), apis.get(1)));

    assertThat(problems(listing))
        .extracting(Problem::message)
        .containsExactly("a second resource is called visitors");
  }

  @Test
  @Tag("S12")
  void thePathAndItsParametersFit() {
    assertThat(
            problems(
                withOperation(
                    """
                    {"httpMethod": "GET", "nickname": "get",
                     "parameters": [{"name": "other", "paramType": "path"}]}
                    """)))
        .extracting(Problem::message)
        .containsExactly("the path /things/{id} has no {other}", "no path parameter is called id");
  }

  @Test
  @Tag("S20")
  void aWebSocketOpensWithGet() {
    assertThat(
            problems(
                withOperation(
                    """
                    {"httpMethod": "POST", "nickname": "x", "upgrade": "websocket",
                     "parameters": [{"name": "id", "paramType": "path"}]}
                    """)))
        .extracting(Problem::message)
        .containsExactly("a WebSocket opens with GET, not with POST");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\": \"p\", \"paramType\": \"cookie\", \"dataType\": \"int\"}"
            + "|paramType is none of path, query, header, body, form: cookie",
        "{\"name\": \"p\", \"paramType\": \"query\", \"dataType\": \"int\", \"allowedValues\": {}}"
            + "|allowedValues is no word of Swagger; allowableValues is",
        "{\"name\": \"p\", \"paramType\": \"query\", \"dataType\": \"int\","
            + " \"allowableValues\": {\"valueType\": \"SOME\"}}"
            + "|valueType is neither LIST nor RANGE",
        "{\"name\": \"p\", \"paramType\": \"query\", \"dataType\": \"int\","
            + " \"allowableValues\": {\"valueType\": \"RANGE\", \"min\": \"few\"}}"
            + "|min is not a number",
        "{\"name\": \"p\", \"paramType\": \"query\", \"dataType\": \"int\", \"required\": \"maybe\"}"
            + "|required is neither true nor false",
        "{\"name\": \"p\", \"paramType\": \"query\", \"type\": \"array\"}|items is missing",
        "{\"name\": {}, \"paramType\": \"query\", \"dataType\": \"int\"}|name is not a text",
        "{\"name\": \"p\", \"paramType\": \"query\", \"dataType\": \"int\", \"enum\": 3}"
            + "|enum is not a list"
      })
  @Tag("S10")
  @Tag("S13")
  @Tag("B24")
  void aParameterIsAsTheVersionsHaveIt(String parameter, String problem) {
    assertThat(problems(withParameter(parameter)))
        .extracting(Problem::toString)
        .containsExactly("things: apis[0].operations[0].parameters[1]" + place(problem));
  }

  private static String place(String problem) {
    return problem.startsWith("valueType") || problem.startsWith("min")
        ? ".allowableValues: " + problem
        : ": " + problem;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"properties\": {}}|: id is missing",
        "{\"id\": \"Thing\"}|: properties is missing",
        "{\"id\": \"Thing\", \"properties\": {\"a\": 1}}|.properties.a: is not an object",
        "{\"id\": \"Thing\", \"properties\": {}, \"required\": [\"a\"]}"
            + "|: required names no property: a"
      })
  @Tag("S11")
  void aModelIsAsTheVersionsHaveIt(String model, String problem) {
    assertThat(problems(withModel(model)))
        .extracting(Problem::toString)
        .containsExactly("things: models.Thing" + problem);
  }

  @Test
  void anErrorResponseHasACodeAndAReason() {
    assertThat(
            problems(
                withOperation(
                    """
                    {"httpMethod": "GET", "nickname": "get",
                     "parameters": [{"name": "id", "paramType": "path"}],
                     "errorResponses": [{"code": "x", "reason": "y"}, {}]}
                    """)))
        .extracting(Problem::toString)
        .containsExactly(
            "things: apis[0].operations[0].errorResponses[0]: code is not a number",
            "things: apis[0].operations[0].errorResponses[1]: code is missing",
            "things: apis[0].operations[0].errorResponses[1]: reason or message is missing",
            "things: apis[0].operations[0].errorResponses[1]: code is not a number");
  }

  @Test
  void listsAreListsAndBasePathsUrls() {
    assertThat(
            problems(
                listing(
                    """
                    {"swaggerVersion": "1.2", "basePath": "http://a b/", "apis": {}}
                    """)))
        .extracting(Problem::message)
        .containsExactly("basePath is not a URL", "apis is not a list");
  }
}
