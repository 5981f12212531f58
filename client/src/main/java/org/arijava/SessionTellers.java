/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import org.arijava.internal.Core;
import org.arijava.internal.session.SessionEvents;

/** Hands on what sessions tell, to the listener and to the hooks. Thread-safe. */
final class SessionTellers implements SessionEvents {

  private final Core core;
  private final Applications applications;
  private final AriClient.Shared shared;

  SessionTellers(Core core, Applications applications, AriClient.Shared shared) {
    this.core = core;
    this.applications = applications;
    this.shared = shared;
  }

  @Override
  public void registered(AriSession session) {
    session.apps().forEach(app -> shared.registered().call(app, applications.ref(app)));
  }

  @Override
  public void up(AriSession session, boolean again) {
    if (again) {
      core.served().forget();
      shared.inbox().tell(listener -> listener.reconnected(session));
    } else {
      shared.inbox().tell(listener -> listener.connected(session));
    }
  }

  @Override
  public void unregistered(AriSession session) {
    session.apps().forEach(app -> shared.unregistered().call(app, applications.ref(app)));
  }

  @Override
  public void changed(AriSession session, AriSession.State state) {
    session.tell(state);
  }

  @Override
  public void gap(AriSession session, SessionEvents.Missed missed) {
    Gap gap = new Gap(session, missed);
    shared.inbox().tell(listener -> listener.gap(gap));
  }

  @Override
  public void resynced(AriSession session, SessionEvents.Missed missed) {
    shared.gaps().call("", new Gap(session, missed));
  }

  @Override
  public void down(AriSession session, String reason) {
    shared.inbox().tell(listener -> listener.disconnected(session, reason));
  }

  @Override
  public void closed(AriSession session, String reason) {
    shared.sessions().remove(session);
    core.router().sessionOver(session, shared.sessions().isEmpty(), reason);
    shared.inbox().tell(listener -> listener.closed(session, reason));
  }
}
