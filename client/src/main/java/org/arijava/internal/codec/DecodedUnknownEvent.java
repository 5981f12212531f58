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
      String kind = EventTypes.kind(field);
      if (kind == null || kind.isEmpty() || !in.atObject()) {
        in.skip();
        continue;
      }
      Decoded object = EventDecoders.object(kind, in, core);
      if (object != null) {
        object.collect(named);
      }
    }
  }

  @Override
  void collect(NamedObjects all) {
    all.addAll(named);
  }
}
