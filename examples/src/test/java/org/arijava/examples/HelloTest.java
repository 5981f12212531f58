/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.arijava.AriClient;
import org.arijava.junit.AriTest;
import org.arijava.simulator.AsteriskSimulator;
import org.junit.jupiter.api.Test;

/** {@link Hello} on a simulated Asterisk: how an application is tested. */
// tag::test
@AriTest
class HelloTest {

  @Test
  void hashSaysGoodbyeAndReturnsToTheDialplan(AsteriskSimulator asterisk, AriClient ari) {
    Hello.register(ari);
    ari.start("hello");

    var call = asterisk.call("PJSIP/alice", "hello").press("7#").waitForMedia("sound:goodbye");

    assertThat(call.played())
        .containsExactly("sound:hello-world", "sound:digits/7", "sound:goodbye");
    assertThat(call.inDialplan()).isTrue();
  }
}
// end::test
