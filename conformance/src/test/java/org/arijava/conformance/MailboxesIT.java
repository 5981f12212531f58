/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.arijava.error.NotFoundException;
import org.junit.jupiter.api.Test;

/** The operations on mailboxes, where Asterisk lacks their module: nothing is found. */
@OnAsterisk
class MailboxesIT extends LiveContract {

  MailboxesIT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void withoutTheirModuleMailboxesAreNotFound() {
    assertThatThrownBy(() -> ari.mailboxes().list()).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> ari.mailboxes().get("a@b")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> ari.mailboxes().update("a@b", 1, 2))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> ari.mailboxes().delete("a@b")).isInstanceOf(NotFoundException.class);
    assertThat(ari.mailboxes().find("a@b")).isEmpty();
  }
}
