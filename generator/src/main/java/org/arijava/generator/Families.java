/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.arijava.spec.Model;

/** Which families an event belongs to: those of the objects it names, at any depth. */
final class Families {

  private static final Map<String, String> OF_OBJECT =
      Map.of(
          "Channel", "ChannelEvent",
          "Bridge", "BridgeEvent",
          "Playback", "PlaybackEvent",
          "LiveRecording", "RecordingEvent",
          "Endpoint", "EndpointEvent",
          "DeviceState", "DeviceStateEvent");

  private final Api api;

  Families(Api api) {
    this.api = api;
  }

  /** The families of an event. */
  List<ClassName> of(Model event) {
    Set<String> names = new TreeSet<>();
    collect(event, names, new HashSet<>());
    if (names.isEmpty()) {
      names.add(event.id().startsWith("Application") ? "ApplicationEvent" : "OtherEvent");
    }
    return names.stream().map(name -> ClassName.get(Names.EVENT, name)).toList();
  }

  /** The family of the events that name an object. */
  ClassName ofObject(Model object) {
    String family = OF_OBJECT.get(object.id());
    if (family == null) {
      throw new IllegalArgumentException("no family for " + object.id());
    }
    return ClassName.get(Names.EVENT, family);
  }

  private void collect(Model model, Set<String> names, Set<String> seen) {
    if (!seen.add(model.id())) {
      return;
    }
    for (ApiField field : api.fields(model)) {
      field
          .model()
          .ifPresent(
              named -> {
                String family = OF_OBJECT.get(named.id());
                if (family != null) {
                  names.add(family);
                } else {
                  collect(named, names, seen);
                }
              });
    }
  }
}
