/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.util.UUID;
import org.arijava.AriClient;
import org.junit.jupiter.api.AfterEach;

/** What all contracts have: a server that is free of calls before every test. */
abstract class LiveContract {

  final LiveAsterisk live;
  final AriClient ari;

  LiveContract(LiveAsterisk live) {
    this.live = live;
    this.ari = live.ari();
  }

  @AfterEach
  void hangUpAll() {
    live.hangUpAll();
  }

  /** A name that nothing has yet. */
  static String fresh() {
    return UUID.randomUUID().toString();
  }
}
