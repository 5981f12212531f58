/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.arijava.AriSession;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.Endpoint;
import org.arijava.internal.Core;

/** What all events share. Immutable. */
public abstract class DecodedEvent extends Decoded {

  private final EventHeader header;

  DecodedEvent(JsonReader in, Core core, EventHeader header, Fields fields) {
    super(in, core, fields);
    this.header = header;
  }

  /** An event none of whose fields is known. */
  DecodedEvent(JsonReader in, Core core, EventHeader header) {
    super(in, core);
    this.header = header;
  }

  /** See {@link org.arijava.event.Event#type()}. */
  public final String type() {
    return header.type().name();
  }

  /** See {@link org.arijava.event.Event#application()}. */
  public final String application() {
    return required(header.application(), "application");
  }

  /** See {@link org.arijava.event.Event#timestamp()}. */
  public final Instant timestamp() {
    return required(header.timestamp(), "timestamp");
  }

  /** See {@link org.arijava.event.Event#asteriskId()}. */
  public final Optional<String> asteriskId() {
    return Optional.ofNullable(header.asteriskId());
  }

  /** See {@link org.arijava.event.Event#session()}. */
  public final Optional<AriSession> session() {
    return Optional.ofNullable(header.session());
  }

  /** See {@link org.arijava.event.Event#sequence()}. */
  public final long sequence() {
    return header.sequence();
  }

  /** See {@link org.arijava.event.Event#synthetic()}. */
  public final boolean synthetic() {
    return header.synthetic();
  }

  /** The object of that identity as it has it. */
  public final Optional<Map<String, Object>> object(ObjectKey key) {
    return named().object(key);
  }

  /** The keys of the objects it names, each once. */
  public final Set<ObjectKey> objects() {
    return named().keys();
  }

  /** See {@link org.arijava.event.ChannelEvent#channels()}. */
  public final List<Channel> channels() {
    return named().channels();
  }

  /** See {@link org.arijava.event.BridgeEvent#bridges()}. */
  public final List<Bridge> bridges() {
    return named().bridges();
  }

  /** See {@link org.arijava.event.EndpointEvent#endpoints()}. */
  public final List<Endpoint> endpoints() {
    return named().endpoints();
  }

  private NamedObjects named() {
    NamedObjects named = new NamedObjects();
    collect(named);
    return named;
  }

  @Override
  public final String toString() {
    return type() + objects().stream().map(ObjectKey::id).toList();
  }
}
