/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client of an Asterisk of facts, whose answers the test gives. */
abstract class FakeAsteriskClient {

  static final String CHANNEL = "{\"id\": \"1234\", \"name\": \"PJSIP/alice-1\"}";

  FakeAsterisk asterisk;
  DynamicAri ari;

  @BeforeEach
  void connect() throws Exception {
    asterisk = new FakeAsterisk(docs -> {});
    ari = asterisk.connect();
  }

  @AfterEach
  void close() {
    ari.close();
    asterisk.close();
  }

  DynamicRepository channels() {
    return ari.repository("channels");
  }
}
