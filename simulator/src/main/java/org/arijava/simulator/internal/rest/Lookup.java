/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import org.arijava.simulator.internal.world.Application;
import org.arijava.simulator.internal.world.Bridge;
import org.arijava.simulator.internal.world.Channel;
import org.arijava.simulator.internal.world.Channel.State;
import org.arijava.simulator.internal.world.World;

/** Finds what operations are about, with Asterisk's errors for what cannot be used. */
final class Lookup {
  private final World world;

  Lookup(World world) {
    this.world = world;
  }

  Channel channel(String id) {
    Channel channel = world.channels().find(id);
    if (channel == null) {
      throw new AriError(404, "Channel not found");
    }
    return channel;
  }

  /** The channel of a request, whatever it does. */
  Channel channel(Request request) {
    return channel(request.path("channelId"));
  }

  /** The channel of a request, which must be in an application. */
  Channel controlled(Request request) {
    Channel channel = channel(request);
    if (channel.stay() == null) {
      throw new AriError(409, "Channel not in Stasis application");
    }
    return channel;
  }

  /** The channel of a request, which must be in an application and on the line. */
  Channel speaking(Request request) {
    Channel channel = controlled(request);
    if (channel.state() == State.DOWN || channel.state() == State.RINGING) {
      throw new AriError(412, "Channel in invalid state");
    }
    return channel;
  }

  Application application(String name) {
    Application application = world.applications().find(name);
    if (application == null) {
      throw new AriError(404, "Application not found");
    }
    return application;
  }

  Bridge bridge(String id, String reason) {
    Bridge bridge = world.bridges().find(id);
    if (bridge == null) {
      throw new AriError(404, reason, "Bridge not found");
    }
    return bridge;
  }
}
