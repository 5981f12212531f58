/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnitsTest {

  @Test
  void aLittleIsNeverNothing() {
    assertThat(Units.seconds("d", Duration.ofNanos(1))).isEqualTo(1);
    assertThat(Units.milliseconds("d", Duration.ofNanos(1_000_001))).isEqualTo(2);
    assertThat(Units.seconds("d", Duration.ofSeconds(2))).isEqualTo(2);
    assertThat(Units.seconds("d", Duration.ZERO)).isZero();
  }

  @Test
  void whatIsTooLongIsTheLongestThatAsteriskCounts() {
    Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    assertThat(Units.seconds("d", longest)).isEqualTo(Integer.MAX_VALUE / 1_000);
    assertThat(Units.seconds("d", Duration.ofDays(50))).isEqualTo(Integer.MAX_VALUE / 1_000);
    assertThat(Units.milliseconds("d", longest)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void aNegativeDurationIsRefusedUnlessItMeansNoLimit() {
    assertThat(Units.secondsOrUnlimited("d", Duration.ofSeconds(-1))).isEqualTo(-1);
    assertThat(Units.secondsOrUnlimited("d", Duration.ofSeconds(3))).isEqualTo(3);
    for (Duration negative : new Duration[] {Duration.ofMillis(-1), Duration.ofSeconds(-2)}) {
      assertThatThrownBy(() -> Units.secondsOrUnlimited("ringing", negative))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("ringing is negative: " + negative);
    }
    assertThatThrownBy(() -> Units.milliseconds("offset", Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
