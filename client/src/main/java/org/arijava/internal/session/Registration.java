/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.arijava.AriSession;
import org.arijava.error.AriResponseException;
import org.arijava.error.NotFoundException;
import org.arijava.internal.Core;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether a connection that Asterisk accepted is one that it sends events to. Confined to
 * the session's thread.
 */
final class Registration {

  /*
   * A connection that is opened while Asterisk still takes leave of the one before may be accepted
   * and be deaf: the late farewell unregisters the application that the new one has just
   * registered. An application that is registered by nobody is unknown to Asterisk, unless
   * something is left of it: a channel in it, a subscription. Then it is listed as if it were well,
   * and subscribing to something succeeds. What tells the truth is an event: one that only this
   * application is sent, of a name that nobody can expect, which the link keeps to itself.
   */

  private static final Logger log = LoggerFactory.getLogger(Registration.class);

  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final List<String> INTERESTS =
      List.of("channel_ids", "bridge_ids", "endpoint_ids", "device_names");
  private static final String PROBE = "ChannelUserevent";

  private final Core core;
  private final AriSession session;
  private final List<String> apps;

  Registration(Core core, AriSession session, List<String> apps) {
    this.core = core;
    this.session = session;
    this.apps = apps;
  }

  /**
   * Whether the connection gets the events of all applications.
   *
   * @param again whether another connection had them before
   */
  boolean isTrue(Link link, boolean again) throws InterruptedException {
    try {
      for (String app : apps) {
        Map<String, Object> known = core.client().applications().get(app).raw();
        if (again && mayBeLeftOver(known) && !hears(link, app, EventFilter.of(known))) {
          log.info("The {} got a connection that is sent nothing of {}", session, app);
          return false;
        }
      }
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Whether it would be known to Asterisk even if nobody had registered it. */
  private static boolean mayBeLeftOver(Map<String, Object> app) {
    return INTERESTS.stream()
        .anyMatch(field -> app.get(field) instanceof List<?> list && !list.isEmpty());
  }

  private boolean hears(Link link, String app, EventFilter filter) throws InterruptedException {
    if (!filter.lets(PROBE)) {
      return true; // as far as can be told
    }
    Duration timeout = core.options().requestTimeout();
    String name = "ari-java-" + UUID.randomUUID();
    link.expect(name);
    try {
      core.client().events().userEvent(name, app);
    } catch (NotFoundException e) {
      return false;
    } catch (AriResponseException e) {
      log.debug("The {} cannot make sure that it is heard: {}", session, e.getMessage());
      link.expectNothing();
      return true; // a user who may only read
    }
    return link.awaitExpected(timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST);
  }
}
