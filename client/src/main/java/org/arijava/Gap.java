/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import java.time.Instant;
import java.util.List;

/**
 * A time in which a session heard nothing of Asterisk. Immutable.
 *
 * <p>The events of that time are lost. What ended in it is told by synthetic events, so that nobody
 * waits for ever; what is there now is listed here.
 */
public final class Gap {

  private final AriSession session;
  private final Instant from;
  private final Instant to;
  private final boolean asteriskRestarted;
  private final List<Channel> channels;

  Gap(
      AriSession session,
      Instant from,
      Instant to,
      boolean asteriskRestarted,
      List<Channel> channels) {
    this.session = session;
    this.from = from;
    this.to = to;
    this.asteriskRestarted = asteriskRestarted;
    this.channels = List.copyOf(channels);
  }

  /** The session that heard nothing. */
  public AriSession session() {
    return session;
  }

  /** When the connection was found to be lost; the latest event may be older. */
  public Instant from() {
    return from;
  }

  /** When the applications were registered again. */
  public Instant to() {
    return to;
  }

  /** Whether Asterisk itself was restarted: no channel, bridge or playback from before is left. */
  public boolean asteriskRestarted() {
    return asteriskRestarted;
  }

  /** The channels that are in the session's applications now, the new ones among them. */
  public List<Channel> channels() {
    return channels;
  }

  @Override
  public String toString() {
    return "gap of the " + session + " from " + from + " to " + to;
  }
}
