/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrivateAptTest {
  @Test
  void aStatusLineTellsThePercentage() {
    assertThat(PrivateApt.percent("dlstatus:3:93.3333:Retrieving file 3 of 3")).isEqualTo(93);
  }

  @Test
  void aBrokenStatusLineTellsNothing() {
    assertThat(PrivateApt.percent("dlstatus:")).isZero();
    assertThat(PrivateApt.percent("dlstatus:1:many:x")).isZero();
  }

  @Test
  void otherLinesAreNoStatusLines() {
    assertThat(PrivateApt.percent("E: Unable to locate package asterisk")).isNegative();
  }
}
