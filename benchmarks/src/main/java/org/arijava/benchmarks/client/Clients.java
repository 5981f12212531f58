/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

/** The clients by their names. */
final class Clients {

  private Clients() {}

  static BenchmarkClient named(String name) {
    return switch (name) {
      case "ari-java" -> new TypedClient();
      case "ari-java-async" -> new AsyncClient();
      case "ari-java-dynamic" -> new DynamicClient();
      case "ari4java" -> new Ari4JavaClient();
      case "floor" -> new FloorClient(false);
      case "floor-mailboxes" -> new FloorClient(true);
      case "netty" -> new LeanNettyClient();
      default -> throw new IllegalArgumentException("no client of that name: " + name);
    };
  }
}
