/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arijava.AriSession;
import org.arijava.error.AriResponseException;
import org.arijava.internal.Core;
import org.arijava.internal.operations.ApplicationsOperations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Filters applications' events again, and subscribes them, as they were through this client, as far
 * as Asterisk has forgotten it. Confined to the session's thread.
 */
final class Restoration {

  private static final Logger log = LoggerFactory.getLogger(Restoration.class);

  /** How an application's list of channels calls a subscription to all of them. */
  static final String ALL_CHANNELS = "__AST_CHANNEL_ALL_TOPIC";

  /** How an application's own list calls a subscription to all of a kind. */
  private static final Map<String, String> ALL =
      Map.of(
          ALL_CHANNELS,
          "channel:",
          "__AST_BRIDGE_ALL_TOPIC",
          "bridge:",
          "__AST_ENDPOINT_ALL_TOPIC",
          "endpoint:",
          "__AST_DEVICE_STATE_ALL_TOPIC",
          "deviceState:");

  private static final List<String> EVERYTHING =
      List.of("channel:", "bridge:", "endpoint:", "deviceState:");

  private final Core core;
  private final AriSession session;
  private final Subscriptions subscriptions;

  /** By requests of this core, which are not to be remembered. */
  Restoration(Core core, AriSession session) {
    this.core = core;
    this.subscriptions = core.memory().subscriptions();
    this.session = session;
  }

  /**
   * Restores the filter and the subscriptions of an application, those to everything included if
   * asked to.
   */
  void restore(String app, boolean all) {
    List<String> sources = subscriptions.of(app);
    EventFilter filter = subscriptions.filter(app);
    if (!all && sources.isEmpty() && filter.isEmpty()) {
      return;
    }
    Map<String, Object> application = core.client().applications().get(app).raw();
    if (!filter.isEmpty() && EventFilter.of(application).isEmpty()) { // or somebody wants another
      core.client().applications().filter(app, filter.body()); // remembered: Asterisk has it now
    }
    Set<String> present = present(application);
    if (all) {
      subscribe(app, EVERYTHING.stream().filter(present::add).toList());
    }
    for (String source : sources) {
      try {
        if (present.add(source)) { // subscriptions are counted
          subscribe(app, List.of(source));
        }
      } catch (AriResponseException e) {
        log.info("The {} cannot subscribe to {} again: {}", session, source, e.getMessage());
        subscriptions.remove(app, Set.of(source));
      }
    }
  }

  /** Not remembered: to all is the session's own wish, and the user may change his meanwhile. */
  private void subscribe(String app, List<String> missing) {
    if (!missing.isEmpty()) {
      ApplicationsOperations.subscribe(core, app, missing).await();
    }
  }

  private static Set<String> present(Map<String, Object> application) {
    Set<String> present = new HashSet<>();
    add(present, "channel:", application.get("channel_ids"));
    add(present, "bridge:", application.get("bridge_ids"));
    add(present, "endpoint:", application.get("endpoint_ids"));
    add(present, "deviceState:", application.get("device_names"));
    return present;
  }

  private static void add(Set<String> present, String scheme, @Nullable Object names) {
    if (names instanceof List<?> list) {
      for (Object name : list) {
        String all = ALL.get(name);
        present.add(all == null ? scheme + name : all);
      }
    }
  }
}
