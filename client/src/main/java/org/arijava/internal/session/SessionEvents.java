/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import java.time.Instant;
import java.util.List;
import org.arijava.AriSession;
import org.arijava.AriSession.State;
import org.arijava.Channel;

/** What a session tells its client. Called on the session's thread. */
public interface SessionEvents {

  /** The applications are registered; no event of them has been handled yet. */
  void registered(AriSession session);

  /** The applications are no longer registered. */
  void unregistered(AriSession session);

  /** It is in another state. */
  void changed(AriSession session, State state);

  /** It is up, for the first time or again. */
  void up(AriSession session, boolean again);

  /** What was missed while it was down is about to be told. */
  void gap(AriSession session, Missed missed);

  /** What was missed while it was down has been told. */
  void resynced(AriSession session, Missed missed);

  /** It is down. */
  void down(AriSession session, String reason);

  /** It is over. */
  void closed(AriSession session, String reason);

  /**
   * What a session missed.
   *
   * @param channels the channels that are in its applications now
   */
  record Missed(Instant from, Instant to, boolean restarted, List<Channel> channels) {}
}
