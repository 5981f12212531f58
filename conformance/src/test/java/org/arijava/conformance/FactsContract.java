/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.arijava.asterisk.AsteriskServer;
import org.arijava.spec.Spec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The facts say of a release what a real Asterisk of that release says of itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class FactsContract {
  private final int version;
  private AsteriskServer asterisk;

  FactsContract(int version) {
    this.version = version;
  }

  @BeforeAll
  void start() {
    asterisk =
        AsteriskServer.builder()
            .version(version)
            .startIfAvailable()
            .orElseGet(() -> Assumptions.abort("no Asterisk " + version + " can be had here"));
  }

  @AfterAll
  void stop() {
    if (asterisk != null) {
      asterisk.close();
    }
  }

  @Test
  void theFactsAndTheServedDocsDifferOnlyWhereItIsKnown() throws Exception {
    ServedDocs docs = new ServedDocs(asterisk);
    String release = docs.release();
    Set<String> served = docs.statements();
    Set<String> facts = new FactsOfRelease(release).statements(Spec.load());
    assertThat(served).as("what %s serves", release).hasSizeGreaterThan(1_000);

    Set<String> differences = new TreeSet<>();
    served.stream()
        .filter(s -> !facts.contains(s))
        .forEach(s -> differences.add(version + " | served only | " + s));
    facts.stream()
        .filter(s -> !served.contains(s))
        .forEach(s -> differences.add(version + " | facts only | " + s));
    Set<String> known = KnownDifferences.of(version);

    List<String> problems = new ArrayList<>();
    differences.stream()
        .filter(d -> !known.contains(d))
        .forEach(d -> problems.add("not known: " + d));
    known.stream()
        .filter(d -> !differences.contains(d))
        .forEach(d -> problems.add("occurs no longer: " + d));
    assertThat(String.join("\n", problems))
        .as("Facts and docs of Asterisk %s, %s", release, KnownDifferences.RESOURCE)
        .isEmpty();
  }
}
