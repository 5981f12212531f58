/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.arijava.simulator.internal.world.World;

/** The handler of each operation, by {@code resource.nickname}. */
final class Handlers {
  private final Map<String, Handler> byName = new LinkedHashMap<>();

  /** The handlers of all resources. */
  static Handlers of(World world) {
    var handlers = new Handlers();
    new ApplicationOperations(world).register(handlers);
    new AsteriskOperations(world).register(handlers);
    new BridgeOperations(world).register(handlers);
    new ConfigOperations(world).register(handlers);
    new ChannelOperations(world).register(handlers);
    new ChannelControls(world).register(handlers);
    new ChannelMedia(world).register(handlers);
    new ChannelVariables(world).register(handlers);
    new DeviceStateOperations(world).register(handlers);
    new EndpointOperations(world).register(handlers);
    new EventOperations(world).register(handlers);
    new MailboxOperations(world).register(handlers);
    new PlaybackOperations(world).register(handlers);
    new RecordingOperations(world).register(handlers);
    new SoundOperations(world).register(handlers);
    new SpecialChannelOperations(world).register(handlers);
    return handlers;
  }

  void on(String name, Handler handler) {
    if (byName.put(name, handler) != null) {
      throw new IllegalStateException("There are two handlers for " + name);
    }
  }

  Map<String, Handler> byName() {
    return Collections.unmodifiableMap(byName);
  }
}
