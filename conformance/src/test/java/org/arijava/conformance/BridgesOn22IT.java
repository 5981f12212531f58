/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.arijava.Bridge;
import org.arijava.error.BadRequestException;
import org.arijava.error.ConflictException;
import org.arijava.error.NotFoundException;
import org.arijava.error.UnprocessableException;
import org.junit.jupiter.api.Test;

/** {@link BridgesContract} on Asterisk 22. */
@OnAsterisk(22)
class BridgesOn22IT extends BridgesContract {

  BridgesOn22IT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void aTakenIdConflicts() {
    String id = ari.bridges().create().id();

    assertThatThrownBy(() -> ari.bridges().createWithId(id)).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> ari.bridges().create(o -> o.bridgeId(id)))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void formatsThatAreUnknownCannotBe() {
    Bridge bridge = ari.bridges().create();

    assertThatThrownBy(() -> bridge.play("sound:beep", o -> o.announcerFormat("no-such")))
        .isInstanceOf(UnprocessableException.class);
    assertThatThrownBy(
            () -> bridge.playWithId(fresh(), "sound:beep", o -> o.announcerFormat("no-such")))
        .isInstanceOf(UnprocessableException.class);
    assertThatThrownBy(() -> bridge.record(fresh(), "wav", o -> o.recorderFormat("no-such")))
        .isInstanceOf(UnprocessableException.class);
  }

  @Test
  void variablesAreSetAndRead() {
    Bridge bridge = ari.bridges().create();
    bridge.setVariable("ONE", "1");
    bridge.setVariables(Map.of("TWO", "2"));

    assertThat(bridge.getVariable("ONE")).isEqualTo("1");
    assertThat(bridge.getVariables("ONE", "TWO")).isEqualTo(Map.of("ONE", "1", "TWO", "2"));
    assertThatThrownBy(() -> bridge.getVariable("")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> bridge.getVariables("")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> bridge.setVariable("", "x")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> bridge.setVariables(Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    Bridge none = ari.bridges().ref("no-such");
    assertThatThrownBy(() -> none.getVariable("A")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.getVariables("A")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.setVariable("A", "b")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.setVariables(Map.of("A", "b")))
        .isInstanceOf(NotFoundException.class);
  }
}
