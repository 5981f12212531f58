/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.arijava.spec.Operation;
import org.arijava.spec.Resource;
import org.arijava.spec.Spec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation of the facts is there, in every simulated release that has it. */
final class OperationsTest {
  private static final AsteriskSimulator ASTERISK =
      AsteriskSimulator.start(SimulatorOptions::mailboxes);

  @AfterAll
  static void stop() {
    ASTERISK.close();
  }

  @TestFactory
  Stream<DynamicTest> eachIsAnsweredByItsResource() {
    var caller = new Caller(ASTERISK);
    return Spec.load().resources().stream()
        .flatMap(
            resource ->
                resource.operations().stream()
                    .map(
                        operation ->
                            dynamicTest(
                                resource.name() + "." + operation.nickname(),
                                () -> answers(caller, operation))));
  }

  private static void answers(Caller caller, Operation operation) {
    String path = operation.path().replaceAll("\\{[^}]*}", "x");
    String answer = caller.ask(operation.method(), path);
    assertThat(answer).doesNotContain("Resource not found").doesNotContain("Invalid method");
    int status = Integer.parseInt(answer.substring(0, 3));
    if (status >= 400 && status != 426) {
      assertThat(answer).containsPattern("\"(message|error)\"");
    }
    assertThat(answer).doesNotContain("The simulator failed");
  }

  @Test
  void theDocsOfEachReleaseNameWhatItServes() {
    for (int version : new int[] {16, 22}) {
      try (var asterisk = AsteriskSimulator.start(o -> o.version(version));
          var caller = new Caller(asterisk)) {
        var nicknames = new ArrayList<String>();
        for (Resource resource : Spec.load().resources()) {
          String docs = caller.ask("GET", "/api-docs/" + resource.name() + ".json");
          assertThat(docs).startsWith("200 ");
          for (Operation operation : resource.operations()) {
            if (docs.contains("\"nickname\":\"" + operation.nickname() + "\"")) {
              nicknames.add(resource.name() + "." + operation.nickname());
            }
          }
        }
        assertThat(nicknames).hasSize(version == 22 ? 109 : 98);
        assertThat(nicknames.contains("events.claimChannel")).isEqualTo(version == 22);
      }
    }
  }

  @Test
  void anOlderReleaseLacksWhatCameLater() {
    try (var asterisk = AsteriskSimulator.start(o -> o.version(16).time(Time.HELD));
        var caller = new Caller(asterisk)) {
      var events = caller.events("app=a");
      assertThat(caller.ask("POST", "/events/claim?channelId=x&application=a"))
          .startsWith("404 {\"message\":\"Resource not found\"}");
      assertThat(caller.ask("POST", "/channels?endpoint=Local/answer@default&app=a&channelId=c"))
          .doesNotContain("caller_rdnis");
      assertThat(events.upTo("StasisStart c")).contains("Dial c ANSWER");
      assertThat(caller.ask("POST", "/bridges/b?name=x")).doesNotContain("bridgevars");
      assertThat(caller.ask("POST", "/bridges/b?name=y")).isEqualTo("200 ");
      events.socket.sendText(
          "{\"type\":\"RESTRequest\",\"method\":\"GET\",\"uri\":\"channels\"}", true);
      assertThat(caller.ask("POST", "/channels/c/variable?variable=V&value=1")).startsWith("204");
      assertThat(events.upTo("ChannelVarset c V 1")).hasSize(1);
    }
  }

  @Test
  void mailboxesAreOnlyThereOnDemand() {
    try (var asterisk = AsteriskSimulator.start();
        var caller = new Caller(asterisk)) {
      assertThat(caller.ask("GET", "/mailboxes"))
          .isEqualTo("404 {\"message\":\"Resource not found\"}");
    }
    var caller = new Caller(ASTERISK);
    assertThat(caller.ask("PUT", "/mailboxes/m%40default?oldMessages=1&newMessages=2"))
        .startsWith("204");
    assertThat(caller.ask("GET", "/mailboxes/m%40default"))
        .isEqualTo("200 {\"name\":\"m@default\",\"old_messages\":1,\"new_messages\":2}");
    assertThat(caller.ask("DELETE", "/mailboxes/m%40default")).startsWith("204");
  }

  @Test
  void wrongPathsAndMethodsAreRefusedInAsterisksWords() {
    var caller = new Caller(ASTERISK);
    assertThat(caller.ask("GET", "/channels/"))
        .isEqualTo("404 {\"message\":\"ARI URLs do not end with a slash. Try /ari/channels\"}");
    assertThat(caller.ask("GET", "/Channels")).startsWith("404");
    assertThat(caller.ask("GET", "/channels/create"))
        .isEqualTo("405 {\"message\":\"Invalid method\"}");
    assertThat(caller.send("PATCH", "/channels", "").headers().firstValue("Allow"))
        .hasValueSatisfying(
            allow -> assertThat(List.of(allow.split(","))).contains("OPTIONS", "GET", "POST"));
    assertThat(caller.ask("POST", "/channels", "{")).startsWith("400 {\"message\":\"Error parsing");
    assertThat(caller.ask("GET", "/events")).startsWith("426 <!DOCTYPE");
  }
}
