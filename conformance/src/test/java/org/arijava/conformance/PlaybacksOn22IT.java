/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link PlaybacksContract} on Asterisk 22. */
@OnAsterisk(22)
class PlaybacksOn22IT extends PlaybacksContract {

  PlaybacksOn22IT(LiveAsterisk live) {
    super(live);
  }
}
