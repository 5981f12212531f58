/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.List;

/**
 * A channel's time in an application. Immutable but for the application, which a move changes.
 * Confined to the world's thread.
 */
public final class Stay {
  Application application;
  final Runnable afterwards;
  boolean ending;

  Stay(Application application, Runnable afterwards) {
    this.application = application;
    this.afterwards = afterwards;
  }

  public Application application() {
    return application;
  }

  static String data(String application, List<String> args) {
    return args.isEmpty() ? application : application + "," + String.join(",", args);
  }
}
