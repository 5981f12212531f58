/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import java.time.Instant;
import java.util.List;
import org.arijava.internal.session.SessionEvents;

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

  Gap(AriSession session, SessionEvents.Missed missed) {
    this.session = session;
    this.from = missed.from();
    this.to = missed.to();
    this.asteriskRestarted = missed.restarted();
    this.channels = List.copyOf(missed.channels());
  }

  /** The session that heard nothing. */
  public AriSession session() {
    return session;
  }

  /**
   * When something was last heard of Asterisk, by this machine's clock: the events that it sent
   * before were received.
   */
  public Instant from() {
    return from;
  }

  /**
   * When the stream of events was open again, by this machine's clock: the events that Asterisk
   * sent after are received.
   */
  public Instant to() {
    return to;
  }

  /**
   * Whether Asterisk itself was restarted, or another Asterisk answers now: no channel, bridge or
   * playback from before is left.
   */
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
