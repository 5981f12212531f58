/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

/**
 * Something an application can subscribe to.
 *
 * @param id which one; empty: all of the kind
 */
public record Topic(Kind kind, String id) {
  /** The kinds of event sources, with the names that the API has for them. */
  public enum Kind {
    CHANNEL("channel", "__AST_CHANNEL_ALL_TOPIC", "channel_ids"),
    BRIDGE("bridge", "__AST_BRIDGE_ALL_TOPIC", "bridge_ids"),
    ENDPOINT("endpoint", "__AST_ENDPOINT_ALL_TOPIC", "endpoint_ids"),
    DEVICE_STATE("deviceState", "__AST_DEVICE_STATE_ALL_TOPIC", "device_names");

    final String scheme;
    final String all;
    final String field;

    Kind(String scheme, String all, String field) {
      this.scheme = scheme;
      this.all = all;
      this.field = field;
    }

    public String scheme() {
      return scheme;
    }
  }

  public static Topic channel(Channel channel) {
    return new Topic(Kind.CHANNEL, channel.id());
  }

  public static Topic bridge(Bridge bridge) {
    return new Topic(Kind.BRIDGE, bridge.id());
  }

  public static Topic all(Kind kind) {
    return new Topic(kind, "");
  }

  public boolean isAll() {
    return id.isEmpty();
  }
}
