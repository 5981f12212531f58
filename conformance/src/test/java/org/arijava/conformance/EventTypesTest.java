/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arijava.spec.Model;
import org.arijava.spec.Spec;
import org.junit.jupiter.api.Test;

/** The contracts, taken together, provoke every type of event that can be. */
class EventTypesTest {

  /**
   * What no trace has, but {@link RegistrationsIT}, {@link RestOverWebSocketIT}, {@link
   * MergedBridgesIT} and {@link TonesIT}.
   */
  private static final Set<String> OF_OTHER_CONTRACTS =
      Set.of(
          "ContactStatusChange",
          "PeerStatusChange",
          "RESTResponse",
          "BridgeMerged",
          "ChannelToneDetected");

  /**
   * Asterisk tells only on WebSockets that it opens itself that an application is registered, or no
   * longer.
   */
  private static final Set<String> NOT_PROVOKED =
      Set.of("ApplicationRegistered", "ApplicationUnregistered");

  @Test
  void everyTypeIsProvokedOrKnownNotToBe() throws IOException {
    Set<String> provoked = new TreeSet<>(OF_OTHER_CONTRACTS);
    for (String names : TracesIT.TRACES) {
      provoked.addAll(types(Trace.read(names.split(" "))));
    }
    Set<String> types = leaves();

    assertThat(provoked).doesNotContainAnyElementsOf(NOT_PROVOKED);
    assertThat(Stream.concat(provoked.stream(), NOT_PROVOKED.stream()))
        .containsExactlyInAnyOrderElementsOf(types);
  }

  private static Set<String> types(Trace trace) {
    return trace.steps().stream()
        .filter(Trace.Step.Arrival.class::isInstance)
        .map(step -> ((Trace.Step.Arrival) step).event().get("type").asString())
        .collect(Collectors.toSet());
  }

  /** The types of the facts that nothing else extends. */
  private static Set<String> leaves() {
    List<Model> models =
        Spec.load().resources().stream()
            .filter(resource -> resource.name().equals("events"))
            .flatMap(resource -> resource.models().stream())
            .toList();
    return models.stream()
        .filter(model -> "Event".equals(model.parent()))
        .map(Model::id)
        .collect(Collectors.toSet());
  }
}
