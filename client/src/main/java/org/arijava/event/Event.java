/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.arijava.AriSession;

/**
 * Something that Asterisk told. Immutable.
 *
 * <p>Its families are closed, their members are not: a newer Asterisk may send events that this
 * library has no type for, which arrive as {@link UnknownEvent}. These interfaces are not for
 * implementing.
 */
public sealed interface Event
    permits ApplicationEvent,
        BridgeEvent,
        ChannelEvent,
        DeviceStateEvent,
        EndpointEvent,
        OtherEvent,
        PlaybackEvent,
        RecordingEvent {

  /** The type's name in ARI, as {@code StasisStart}. */
  String type();

  /** The Stasis application it was sent to. */
  String application();

  /** When Asterisk made it. */
  Instant timestamp();

  /** The entity id of the Asterisk that sent it. */
  Optional<String> asteriskId();

  /** The session it came through; empty when it was fed in by other means. */
  Optional<AriSession> session();

  /** Its number in the order of arrival at this client: greater means later. */
  long sequence();

  /**
   * Whether the client made it up after a gap, because Asterisk can no longer tell it: an object
   * that was known is gone. What the real event would have said beyond that is not known.
   */
  boolean synthetic();

  /** All of the event, fields this library knows nothing of included; unmodifiable. */
  Map<String, Object> raw();

  /** The event as Asterisk wrote it. */
  String json();
}
