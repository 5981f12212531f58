/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.event;

import org.arijava.LiveRecording;

/** An event about a live recording. */
public non-sealed interface RecordingEvent extends Event {
  /** The recording. */
  LiveRecording recording();
}
