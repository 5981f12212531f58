/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link RecordingsContract} on Asterisk 22. */
@OnAsterisk(22)
class RecordingsOn22IT extends RecordingsContract {

  RecordingsOn22IT(LiveAsterisk live) {
    super(live);
  }
}
