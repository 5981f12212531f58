/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimestampsTest {

  private static final DateTimeFormatter ASTERISK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

  @Test
  void anyPointInTimeIsReadAsTheJdkReadsIt() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      long second = random.nextLong(-60_000_000_000L, 250_000_000_000L);
      Instant instant = Instant.ofEpochSecond(second, random.nextInt(1_000) * 1_000_000L);
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(-18 * 60, 18 * 60 + 1) * 60);
      String text = OffsetDateTime.ofInstant(instant, offset).format(ASTERISK);

      assertThat(Timestamps.parse(text)).as(text).isEqualTo(instant);
    }
  }

  @Test
  void leapDaysAreRead() {
    assertThat(Timestamps.parse("2024-02-29T12:00:00.000+0000"))
        .isEqualTo(Instant.parse("2024-02-29T12:00:00Z"));
    assertThat(Timestamps.parse("2000-12-31T23:59:59.999-0130"))
        .isEqualTo(Instant.parse("2001-01-01T01:29:59.999Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-23T03:07:07.873Z",
        "2026-11-23T03:07:07+0000",
        "2026-11-23T03:07:07.873+00:00",
        "2026-11-23 03:07:07.873+0000",
        "2026-13-23T03:07:07.873+0000",
        "2026-00-23T03:07:07.873+0000",
        "2026-11-31T03:07:07.873+0000",
        "2026-02-29T03:07:07.873+0000",
        "1900-02-29T03:07:07.873+0000",
        "2026-11-00T03:07:07.873+0000",
        "2026-11-23T24:07:07.873+0000",
        "2026-11-23T03:60:07.873+0000",
        "2026-11-23T03:07:60.873+0000",
        "2026-11-23T03:07:07.873+1900",
        "2026-11-23T03:07:07.873+0060",
        "2026-11-23T03:07:07.873*0000",
        "2026-11-23T03:07:07.87x+0000",
        "0000-01-01T00:00:00.000+0000"
      })
  void whatIsNotAsUsualIsLeftToTheJdk(String text) {
    assertThat(Timestamps.parse(text)).isNull();
  }
}
