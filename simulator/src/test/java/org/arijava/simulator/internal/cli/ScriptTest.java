/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.arijava.simulator.AsteriskSimulator;
import org.arijava.simulator.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A script of calls is read, and what it does not mean is refused with the reason. */
final class ScriptTest {
  private static Script read(String yaml) {
    return new Script(new YAMLMapper().readValue(yaml, Object.class));
  }

  @Test
  void itsCallsAreMade() {
    Script script =
        read(
            """
            dialplan: |
              exten => 100,1,Answer()
               same => n,Playback(hello-world)
               same => n,Hangup()
            endpoints:
              - name: PJSIP/bob
                is: busy
            calls:
              - from: PJSIP/alice
                to: 100
                steps:
                  - waitForAnswer
                  - press: "7#"
                  - speak: 250ms
                  - waitForHangup
            """);
    try (var asterisk =
        AsteriskSimulator.start(o -> o.time(Time.HELD).dialplan(script.dialplan()))) {
      script.prepare(asterisk);
      Script.ScriptedCall call = script.calls().get(0);
      assertThat(asterisk.canCall(call.to())).isTrue();
      var running = asterisk.call(call.from(), call.to());
      call.steps().forEach(step -> step.action().accept(running));
      assertThat(running.played()).containsExactly("sound:hello-world");
      assertThat(running.hangupCause()).hasValue(16);
    }
  }

  @Test
  void whatItDoesNotMeanIsRefused() {
    assertThatThrownBy(() -> read("phones: []")).hasMessageContaining("\"phones\"");
    assertThatThrownBy(() -> read("calls: [{from: PJSIP/a}]")).hasMessageContaining("\"to\"");
    assertThatThrownBy(() -> read("calls: [{from: a/b, to: c, steps: [dance]}]"))
        .hasMessageContaining("dance");
    assertThatThrownBy(() -> read("endpoints: [{name: a/b, answersAfter: soon}]"))
        .hasMessageContaining("\"soon\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          endpoints: [{name: bob}]                                    | An endpoint is a technology
          endpoints: [{name: PJSIP/bob, is: busy, answersAfter: 3s}]  | not both
          calls: [{from: alice, to: c}]                               | An endpoint is a technology
          calls: [{from: a/b, to: c, after: -3s}]                     | "-3s"
          calls: [{from: a/b, to: c, times: two}]                     | "two"
          calls: [{from: a/b, to: c, times: 0}]                       | "0"
          calls: [{from: a/b, to: c, steps: [press]}]                 | press has to have a value
          calls: [{from: a/b, to: c, steps: [press: xyz]}]            | "xyz"
          calls: [{from: a/b, to: c, steps: [waitForMedia: ]}]        | has to have a value
          calls: [{from: a/b, to: c, steps: [hold: 3s]}]              | hold has no value
          calls: [{from: a/b, to: c, steps: [hangup: busy]}]          | "busy"
          """,
      quoteCharacter = '`')
  void whatWouldGoWrongLaterIsRefusedAtOnce(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aHangupHasTheCauseThatIsGiven() {
    Script script = read("calls: [{from: PJSIP/alice, to: answer, steps: [hangup: 17]}]");
    try (var asterisk = AsteriskSimulator.start(o -> o.time(Time.HELD))) {
      var running = asterisk.call("PJSIP/alice", "answer");
      script.calls().get(0).steps().forEach(step -> step.action().accept(running));
      assertThat(running.waitForHangup().hangupCause()).hasValue(17);
    }
  }
}
