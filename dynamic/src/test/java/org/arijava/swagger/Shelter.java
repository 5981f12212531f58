/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.arijava.swagger.LoopbackServer.Answer;
import org.arijava.swagger.LoopbackServer.Asked;
import org.arijava.swagger.internal.JsonTree;

/** An API that is not Asterisk's, described in both versions. */
final class Shelter {

  private Shelter() {}

  /** The folder of the description. */
  static Path folder(String version) {
    try {
      return Path.of(
              Shelter.class.getResource(version.replace('.', '_') + "/resources.json").toURI())
          .getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The description of that version. */
  static SwaggerDocs docs(String version) {
    return SwaggerLoader.load(folder("v" + version).resolve("resources.json"));
  }

  /** The text of a document. */
  static String text(String name) {
    try (InputStream in = Shelter.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parsed listing of 1.1 with its declarations in it. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> listing() {
    Map<String, Object> listing = map("v1_1/resources.json");
    for (Object api : (Iterable<Object>) listing.get("apis")) {
      Map<String, Object> entry = (Map<String, Object>) api;
      String name = SwaggerDocs.nameOf((String) entry.get("path"));
      entry.put("api_declaration", map("v1_1/" + name + ".json"));
    }
    return listing;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(String name) {
    return (Map<String, Object>) JsonTree.parse(text(name));
  }

  /** A server that serves the description, and beyond that what the function says. */
  static LoopbackServer server(Function<Asked, Answer> answers) throws InterruptedException {
    LoopbackServer[] server = new LoopbackServer[1];
    server[0] =
        LoopbackServer.answering(
            asked -> {
              String document =
                  switch (asked.path()) {
                    case "/api/docs/resources.json" -> "v1_1/resources.json";
                    case "/api/docs/animals.json" -> "v1_1/animals.json";
                    case "/api/docs/visitors.json" -> "v1_1/visitors.json";
                    case "/v2/docs" -> "v1_2/resources.json";
                    case "/v2/docs/animals" -> "v1_2/animals.json";
                    default -> "";
                  };
              return document.isEmpty()
                  ? answers.apply(asked)
                  : Answer.json(
                      200, text(document).replace("http://shelter.example", server[0].url()));
            });
    return server[0];
  }

  /** The URL of the description that the server serves. */
  static URI listing(LoopbackServer server, String version) {
    return server.at(version.equals("1.1") ? "/api/docs/resources.json" : "/v2/docs");
  }
}
