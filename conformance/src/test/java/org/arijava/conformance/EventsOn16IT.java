/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link EventsContract} on Asterisk 16. */
@OnAsterisk(16)
class EventsOn16IT extends EventsContract {

  EventsOn16IT(LiveAsterisk live) {
    super(live);
  }
}
