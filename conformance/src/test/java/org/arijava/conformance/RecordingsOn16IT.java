/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link RecordingsContract} on Asterisk 16. */
@OnAsterisk(16)
class RecordingsOn16IT extends RecordingsContract {

  RecordingsOn16IT(LiveAsterisk live) {
    super(live);
  }
}
