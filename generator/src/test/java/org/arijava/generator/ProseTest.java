/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTest {

  @Test
  void whatTheOldestBranchBeganWithHasNoSince() {
    assertThat(Prose.since(List.of())).isEmpty();
    assertThat(Prose.since(List.of("16.0.0", "18.0.0", "20.0.0"))).isEmpty();
  }

  @Test
  void whatTheOldestBranchGotLaterIsSinceThatReleaseAlone() {
    assertThat(Prose.since(List.of("16.2.0", "18.0.0", "20.0.0", "21.0.0", "22.0.0", "23.0.0")))
        .isEqualTo("\n<p>Since Asterisk 16.2.");
  }

  @Test
  void whatTheOldestBranchLacksIsSinceTheFirstBranchThatHasIt() {
    assertThat(Prose.since(List.of("18.0.0", "20.0.0", "21.0.0", "22.0.0", "23.0.0")))
        .isEqualTo("\n<p>Since Asterisk 18.");
    assertThat(Prose.since(List.of("20.16.0", "21.11.0", "22.6.0", "23.0.0")))
        .isEqualTo("\n<p>Since Asterisk 20.16, 21.11 and 22.6.");
    assertThat(Prose.since(List.of("20.20.0", "22.10.0", "23.4.0")))
        .isEqualTo("\n<p>Since Asterisk 20.20, 22.10 and 23.4.");
    assertThat(Prose.since(List.of("18.20.1", "20.10.0")))
        .isEqualTo("\n<p>Since Asterisk 18.20.1 and 20.10.");
  }

  @Test
  void codeInTextIsShownAsItIs() {
    assertThat(Prose.safe("as {@code Local/200@phones}, of {@code GET /channels/{channelId}}"))
        .isEqualTo("as {@code Local/200@phones}, of {@code GET /channels/{channelId}}");
  }

  @Test
  void anAtSignThatCouldBeginATagIsSpeltOut() {
    assertThat(Prose.safe("@evil *@evil {@inheritDoc}"))
        .isEqualTo("&#64;evil *&#64;evil {&#64;inheritDoc}");
  }
}
