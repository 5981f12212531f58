/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link PlaybacksContract} on Asterisk 16. */
@OnAsterisk(16)
class PlaybacksOn16IT extends PlaybacksContract {

  PlaybacksOn16IT(LiveAsterisk live) {
    super(live);
  }
}
