/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.arijava.DeviceState;
import org.arijava.error.ConflictException;
import org.arijava.error.NotFoundException;
import org.arijava.event.DeviceStateChanged;
import org.arijava.model.DeviceStateValue;
import org.junit.jupiter.api.Test;

/** The operations on device states. */
@OnAsterisk
class DeviceStatesIT extends LiveContract {

  DeviceStatesIT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void aStateIsSetListedReadAndDeleted() {
    String name = "Stasis:" + fresh();
    ari.deviceStates().update(name, DeviceStateValue.RINGING);

    assertThat(ari.deviceStates().get(name).state()).isEqualTo(DeviceStateValue.RINGING);
    assertThat(ari.deviceStates().list()).extracting(DeviceState::name).contains(name);

    ari.deviceStates().delete(name);
    assertThat(ari.deviceStates().get(name).state()).isEqualTo(DeviceStateValue.UNKNOWN);
  }

  @Test
  void aSubscriberIsToldOfAChange() {
    String name = "Stasis:" + fresh();
    ari.applications().subscribe(LiveAsterisk.APP, "deviceState:" + name);
    try (var changed =
        live.next(DeviceStateChanged.class, e -> e.deviceState().name().equals(name))) {
      ari.deviceStates().update(name, DeviceStateValue.BUSY);

      assertThat(changed.get().deviceState().state()).isEqualTo(DeviceStateValue.BUSY);
    }
    ari.applications().unsubscribe(LiveAsterisk.APP, "deviceState:" + name);
    ari.deviceStates().delete(name);
  }

  @Test
  void aDeviceWithoutANameIsNotFoundAndDeletingAnUnknownOneDoesNothing() {
    assertThatThrownBy(() -> ari.deviceStates().update("Stasis:", DeviceStateValue.BUSY))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> ari.deviceStates().delete("Stasis:"))
        .isInstanceOf(NotFoundException.class);
    ari.deviceStates().delete("Stasis:" + fresh());
  }

  @Test
  void aDeviceThatIsNotOfStasisCannotBeControlled() {
    assertThatThrownBy(() -> ari.deviceStates().update("PJSIP/loop", DeviceStateValue.BUSY))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> ari.deviceStates().delete("PJSIP/loop"))
        .isInstanceOf(ConflictException.class);
  }
}
