/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.arijava.Sound;
import org.arijava.error.NotFoundException;
import org.arijava.model.SoundFormat;
import org.junit.jupiter.api.Test;

/** The operations on sounds. */
@OnAsterisk
class SoundsIT extends LiveContract {

  SoundsIT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void soundsAreListedByLanguageAndFormat() {
    assertThat(ari.sounds().list(o -> o.lang("en").format("gsm")))
        .extracting(Sound::id)
        .contains("hello-world");
    assertThat(ari.sounds().list()).isNotEmpty();
  }

  @Test
  void aSoundTellsItsFormats() {
    assertThat(ari.sounds().get("hello-world").formats())
        .extracting(SoundFormat::format)
        .contains("gsm");
  }

  @Test
  void anUnknownSoundIsNotFound() {
    assertThatThrownBy(() -> ari.sounds().get("no-such")).isInstanceOf(NotFoundException.class);
    assertThat(ari.sounds().find("no-such")).isEmpty();
  }
}
