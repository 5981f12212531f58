/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.event;

import org.arijava.Playback;

/** An event about a playback. */
public non-sealed interface PlaybackEvent extends Event {
  /** The playback. */
  Playback playback();
}
