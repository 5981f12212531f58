/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import org.arijava.event.UnknownEvent;
import org.arijava.internal.Core;

/** An event of a type that the facts do not have; the objects it names are found by their field. */
final class DecodedUnknownEvent extends DecodedEvent implements UnknownEvent {

  private final NamedObjects named = new NamedObjects();

  DecodedUnknownEvent(JsonReader in, Core core, EventHeader header) {
    super(in, core, header);
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (!in.atObject()) {
        continue;
      }
      Decoded object =
          switch (field) {
            case "channel", "peer", "caller" -> new DecodedChannel(in, core);
            case "bridge" -> new DecodedBridge(in, core);
            case "playback" -> new DecodedPlayback(in, core);
            case "recording" -> new DecodedLiveRecording(in, core);
            case "endpoint" -> new DecodedEndpoint(in, core);
            case "device_state" -> new DecodedDeviceState(in, core);
            default -> {
              in.skip();
              yield null;
            }
          };
      if (object != null) {
        object.collect(named);
      }
    }
  }

  @Override
  void collect(NamedObjects all) {
    named.forEach(all::add);
  }
}
