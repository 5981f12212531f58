/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.util.Map;
import org.arijava.swagger.LoopbackServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client of an animal shelter, whose answers the test gives. */
abstract class ShelterClient {

  volatile Answer answer = Answer.json(200, "[]");
  LoopbackServer server;
  SwaggerClient shelter;

  @BeforeEach
  void connect() throws Exception {
    server = Shelter.server(asked -> answer);
    shelter = SwaggerClient.connect(Shelter.listing(server, "1.1"));
  }

  @AfterEach
  void close() {
    shelter.close();
    server.close();
  }

  static Map<String, Object> animal(Object id) {
    return Map.of("animalId", id);
  }
}
