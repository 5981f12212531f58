/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.function.Consumer;
import org.arijava.AriSession;
import org.arijava.internal.Core;
import org.arijava.internal.codec.Envelope;
import org.jspecify.annotations.Nullable;

/** Where events come from: a session, or what feeds them in by other means. Thread-safe. */
public final class Source {

  private final Core core;
  private final @Nullable AriSession session;
  private final Backlog backlog;
  private final Consumer<Envelope> seen;

  Source(Core core, @Nullable AriSession session, Backlog backlog, Consumer<Envelope> seen) {
    this.core = core;
    this.session = session;
    this.backlog = backlog;
    this.seen = seen;
  }

  /** The client whose events they are. */
  Core core() {
    return core;
  }

  /** The session, if it is one. */
  @Nullable AriSession session() {
    return session;
  }

  /** Where the deliveries of its events wait. */
  Backlog backlog() {
    return backlog;
  }

  /** Tells what an event is before it is routed. */
  void seen(Envelope event) {
    seen.accept(event);
  }
}
