/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.arijava.Application;
import org.arijava.error.BadRequestException;
import org.arijava.error.NotFoundException;
import org.arijava.error.UnprocessableException;
import org.junit.jupiter.api.Test;

/** The operations on applications. */
@OnAsterisk
class ApplicationsIT extends LiveContract {

  private static final String APP = LiveAsterisk.APP;

  ApplicationsIT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void theApplicationIsListed() {
    assertThat(ari.applications().list()).extracting(Application::name).contains(APP);
    assertThat(ari.applications().get(APP).name()).isEqualTo(APP);
  }

  @Test
  void anUnknownApplicationIsNotFound() {
    Application none = ari.applications().ref("no-such");

    assertThatThrownBy(none::reload).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.subscribe("endpoint:PJSIP"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.unsubscribe("endpoint:PJSIP"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.filter(Map.of())).isInstanceOf(NotFoundException.class);
  }

  @Test
  void theApplicationSubscribesAndUnsubscribes() {
    String channel = live.elsewhere().id();

    assertThat(ari.applications().subscribe(APP, "channel:" + channel).channelIds())
        .contains(channel);
    assertThat(ari.applications().unsubscribe(APP, "channel:" + channel).channelIds())
        .doesNotContain(channel);
  }

  @Test
  void unsubscribingFromWhatIsNotSubscribedToIsUnprocessable() {
    String channel = live.elsewhere().id();

    assertThatThrownBy(() -> ari.applications().unsubscribe(APP, "channel:" + channel))
        .isInstanceOf(UnprocessableException.class);
  }

  @Test
  void aSubscriptionToNothingIsRefused() {
    Application application = ari.applications().get(APP);

    assertThatThrownBy(() -> application.subscribe("nonsense"))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> application.subscribe("channel:no-such"))
        .isInstanceOf(UnprocessableException.class);
    assertThatThrownBy(() -> application.unsubscribe("nonsense"))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> application.unsubscribe("channel:no-such"))
        .isInstanceOf(UnprocessableException.class);
  }

  @Test
  void eventsAreFiltered() {
    Map<String, String> type = Map.of("type", "ChannelVarset");
    assertThat(
            ari.applications().filter(APP, Map.of("disallowed", List.of(type))).eventsDisallowed())
        .hasSize(1);
    assertThat(ari.applications().filter(APP, Map.of()).eventsDisallowed()).isEmpty();
    assertThatThrownBy(() -> ari.applications().filter(APP, Map.of("allowed", "nonsense")))
        .isInstanceOf(BadRequestException.class);
  }
}
