/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

/** A major version of Asterisk, and the Debian suite that has it. */
enum Release {
  ASTERISK_22(22, "sid"),
  ASTERISK_16(16, "bullseye");

  private final int major;
  private final String suite;

  Release(int major, String suite) {
    this.major = major;
    this.suite = suite;
  }

  static Release of(int major) {
    for (Release release : values()) {
      if (release.major == major) {
        return release;
      }
    }
    throw new IllegalArgumentException("No Asterisk " + major + " to be had: only 22 and 16");
  }

  int major() {
    return major;
  }

  String suite() {
    return suite;
  }
}
