/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arijava.asterisk.AsteriskServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The api-docs that a running Asterisk serves. */
final class ServedDocs {
  private static final Pattern RELEASE = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final Pattern RESOURCE = Pattern.compile("/api-docs/(\\w+)\\.\\{format}");

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper mapper = new JsonMapper();
  private final URI ari;
  private final String authorization;

  ServedDocs(AsteriskServer asterisk) {
    this.ari = asterisk.url().resolve("/ari/");
    byte[] user = (asterisk.user() + ":" + asterisk.password()).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(user);
  }

  /** The release, such as 22.10.1, without what a distribution puts after it. */
  String release() throws IOException, InterruptedException {
    String version = get("asterisk/info").at("/system/version").asString();
    Matcher matcher = RELEASE.matcher(version);
    if (!matcher.lookingAt()) {
      throw new IOException("no release: " + version);
    }
    return matcher.group();
  }

  Set<String> statements() throws IOException, InterruptedException {
    Set<String> all = new TreeSet<>();
    for (JsonNode api : get("api-docs/resources.json").path("apis")) {
      Matcher path = RESOURCE.matcher(api.path("path").asString());
      if (!path.matches()) {
        throw new IOException("no resource: " + api.path("path"));
      }
      addResource(all, path.group(1), get("api-docs/" + path.group(1) + ".json"));
    }
    return all;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(ari.resolve(path))
            .header("Authorization", authorization)
            .timeout(Duration.ofSeconds(30))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("GET " + path + ": " + response.statusCode());
    }
    return mapper.readTree(response.body());
  }

  private static void addResource(Set<String> all, String name, JsonNode doc) {
    for (JsonNode api : doc.path("apis")) {
      for (JsonNode operation : api.path("operations")) {
        addOperation(all, name, api.path("path").asString(), operation);
      }
    }
    for (JsonNode model : doc.path("models")) {
      addModel(all, name, model);
    }
  }

  private static void addOperation(
      Set<String> all, String resource, String path, JsonNode operation) {
    Statements of = Statements.ofOperation(all, operation.path("httpMethod").asString(), path);
    of.resource(resource);
    of.nickname(operation.path("nickname").asString());
    of.response(operation.path("responseClass").asString());
    of.websocket(operation.path("upgrade").asString("").equals("websocket"));
    operation.path("errorResponses").forEach(error -> of.error(error.path("code").asInt()));
    for (JsonNode parameter : operation.path("parameters")) {
      String in = parameter.path("paramType").asString();
      JsonNode allowed = parameter.path("allowableValues");
      Statements its = of.parameter(parameter.path("name").asString(), in);
      its.type(parameter.path("dataType").asString());
      its.required(in.equals("path") || parameter.path("required").asBoolean(false));
      its.multiple(parameter.path("allowMultiple").asBoolean(false));
      its.defaultValue(
          parameter.has("defaultValue") ? parameter.path("defaultValue").asString() : null);
      its.range(number(allowed.path("min")), number(allowed.path("max")));
      addValues(its, allowed);
    }
  }

  private static void addModel(Set<String> all, String resource, JsonNode model) {
    String id = model.path("id").asString();
    Statements of = Statements.ofModel(all, id);
    of.resource(resource);
    for (JsonNode child : model.path("subTypes")) {
      Statements.ofModel(all, child.asString()).parent(id);
    }
    model
        .path("properties")
        .forEachEntry(
            (name, property) -> {
              Statements its = of.field(name);
              its.type(property.path("type").asString());
              its.required(property.path("required").asBoolean(false));
              addValues(its, property.path("allowableValues"));
            });
  }

  private static void addValues(Statements of, JsonNode allowed) {
    allowed.path("values").forEach(value -> of.value(value.asString()));
  }

  private static @Nullable Long number(JsonNode node) {
    return node.isMissingNode() ? null : Long.valueOf(node.asLong());
  }
}
