/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.arijava.error.AriDecodeException;
import org.junit.jupiter.api.Test;

/** {@link BridgesContract} on Asterisk 16. */
@OnAsterisk(16)
class BridgesOn16IT extends BridgesContract {

  BridgesOn16IT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void aTakenIdIsAnsweredWithNothing() {
    String id = ari.bridges().create().id();

    assertThatThrownBy(() -> ari.bridges().createWithId(id)).isInstanceOf(AriDecodeException.class);
  }
}
