/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whether a call would lead somewhere is known before it is made. */
final class CanCallTest {
  private static final String DIALPLAN =
      """
      exten => 100,1,Answer()
       same => n,Stasis(hello,a,b)
       same => n,Stasis(other)
      exten => 101,1,Stasis(${APP})
      exten => 102,1,Answer()
      exten => _2XX,1,Stasis(hello)
      """;

  @Test
  void anExtensionThatLeadsToAnApplicationLeadsSomewhereWhileThatIsThere() {
    try (var asterisk = AsteriskSimulator.start(o -> o.dialplan(DIALPLAN));
        var caller = new Caller(asterisk)) {
      assertThat(asterisk.canCall("100")).isFalse();
      assertThat(asterisk.canCall("234")).isFalse();

      caller.events("app=hello");

      assertThat(asterisk.canCall("100")).isTrue();
      assertThat(asterisk.canCall("234")).isTrue();
    }
  }

  @Test
  void anExtensionThatNamesNoApplicationAlwaysLeadsSomewhere() {
    try (var asterisk = AsteriskSimulator.start(o -> o.dialplan(DIALPLAN))) {
      assertThat(asterisk.canCall("101")).as("what only the call decides").isTrue();
      assertThat(asterisk.canCall("102")).isTrue();
    }
  }

  @Test
  void whatIsNoExtensionIsTheNameOfAnApplication() {
    try (var asterisk = AsteriskSimulator.start(o -> o.dialplan(DIALPLAN));
        var caller = new Caller(asterisk)) {
      assertThat(asterisk.canCall("hello")).isFalse();

      caller.events("app=hello");

      assertThat(asterisk.canCall("hello")).isTrue();
    }
  }
}
