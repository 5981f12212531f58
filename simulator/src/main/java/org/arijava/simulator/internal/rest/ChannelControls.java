/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.Set;
import java.util.function.Consumer;
import org.arijava.simulator.internal.world.Channel;
import org.arijava.simulator.internal.world.World;

/** What applications do with a channel on the line. */
final class ChannelControls {
  private static final Set<String> DIRECTIONS = Set.of("in", "out", "both");

  private final World world;
  private final Lookup lookup;

  ChannelControls(World world) {
    this.world = world;
    lookup = new Lookup(world);
  }

  void register(Handlers handlers) {
    handlers.on("channels.answer", this::answer);
    handlers.on("channels.ring", request -> queue(request, c -> world.ring(c, true)));
    handlers.on("channels.ringStop", request -> queue(request, c -> world.ring(c, false)));
    handlers.on("channels.progress", request -> queue(request, world::progress));
    handlers.on("channels.sendDTMF", this::sendDtmf);
    handlers.on("channels.mute", this::mute);
    handlers.on("channels.unmute", this::mute);
    handlers.on("channels.hold", request -> queue(request, c -> world.holdFar(c, true)));
    handlers.on("channels.unhold", request -> queue(request, c -> world.holdFar(c, false)));
    handlers.on("channels.startMoh", request -> queue(request, c -> {}));
    handlers.on("channels.stopMoh", request -> queue(request, c -> {}));
    handlers.on("channels.startSilence", request -> queue(request, c -> {}));
    handlers.on("channels.stopSilence", request -> queue(request, c -> {}));
  }

  private Answer queue(Request request, Consumer<Channel> effect) {
    Channel channel = lookup.speaking(request);
    channel.commands().add(() -> effect.accept(channel));
    return Answer.done();
  }

  private Outcome answer(Request request) {
    Channel channel = lookup.speaking(request);
    var later = new Later();
    channel
        .commands()
        .add(
            () -> {
              world.answer(channel);
              later.complete(Answer.done());
            });
    return later;
  }

  private Answer sendDtmf(Request request) {
    Channel channel = lookup.speaking(request);
    String digits = request.required("dtmf", 400, "DTMF is required");
    channel
        .commands()
        .add(
            done ->
                world
                    .dtmf()
                    .send(
                        channel,
                        digits,
                        request.millis("before", 0),
                        request.millis("between", 100),
                        request.millis("duration", 100),
                        request.millis("after", 0),
                        done));
    return Answer.done();
  }

  private Answer mute(Request request) {
    Channel channel = lookup.speaking(request);
    String direction = request.required("direction", 400, "Direction is required");
    if (!DIRECTIONS.contains(direction)) {
      throw new AriError(400, "Invalid direction specified");
    }
    channel.commands().add(() -> {});
    return Answer.done();
  }
}
