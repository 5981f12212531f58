/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.Map;

/** Where a channel is in the dialplan, and the application it runs there. Immutable. */
public record Position(String context, String exten, int priority, String appName, String appData) {
  static Position at(String context, String exten, int priority) {
    return new Position(context, exten, priority, "", "");
  }

  Position running(String newAppName, String newAppData) {
    return new Position(context, exten, priority, newAppName, newAppData);
  }

  Map<String, Object> snapshot() {
    return Json.object(
        "context", context,
        "exten", exten,
        "priority", priority,
        "app_name", appName,
        "app_data", appData);
  }
}
