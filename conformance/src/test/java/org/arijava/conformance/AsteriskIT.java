/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.arijava.error.BadRequestException;
import org.arijava.error.ConflictException;
import org.arijava.error.ForbiddenException;
import org.arijava.error.NotFoundException;
import org.arijava.model.AsteriskModule;
import org.arijava.model.ConfigTuple;
import org.arijava.model.InfoSection;
import org.arijava.model.LogChannel;
import org.junit.jupiter.api.Test;

/** The operations on Asterisk itself. */
@OnAsterisk
class AsteriskIT extends LiveContract {

  private static final String MODULE = "app_milliwatt.so";

  AsteriskIT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void infoTellsTheVersion() {
    assertThat(ari.asterisk().getInfo().system().orElseThrow().version())
        .startsWith(live.server().version() + ".");
  }

  @Test
  void infoHasOnlyTheSectionsThatAreWanted() {
    var info = ari.asterisk().getInfo(o -> o.only(List.of(InfoSection.STATUS)));

    assertThat(info.status()).isPresent();
    assertThat(info.build()).isEmpty();
  }

  @Test
  void pingIsAnswered() {
    assertThat(ari.asterisk().ping().ping()).isEqualTo("pong");
  }

  @Test
  void modulesAreListedAndFound() {
    assertThat(ari.asterisk().listModules()).extracting(AsteriskModule::name).contains(MODULE);
    assertThat(ari.asterisk().getModule(MODULE).name()).isEqualTo(MODULE);
    assertThatThrownBy(() -> ari.asterisk().getModule("no_such.so"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aModuleIsUnloadedAndLoadedAgain() {
    ari.asterisk().unloadModule(MODULE);
    assertThatThrownBy(() -> ari.asterisk().getModule(MODULE))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> ari.asterisk().unloadModule(MODULE))
        .isInstanceOf(NotFoundException.class);

    ari.asterisk().loadModule(MODULE);
    assertThatThrownBy(() -> ari.asterisk().loadModule(MODULE))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void aModuleThatSomethingUsesIsNotUnloaded() {
    assertThatThrownBy(() -> ari.asterisk().unloadModule("res_stasis.so"))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void aModuleIsReloadedIfItCanBe() {
    ari.asterisk().reloadModule("res_musiconhold.so");
    assertThatThrownBy(() -> ari.asterisk().reloadModule(MODULE))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> ari.asterisk().reloadModule("no_such.so"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aLogIsAddedListedAndRotated() {
    String log = fresh();
    ari.asterisk().addLog(log, "notice,warning");

    assertThat(ari.asterisk().listLogChannels())
        .extracting(LogChannel::channel)
        .anyMatch(name -> name.endsWith(log));
    assertThatThrownBy(() -> ari.asterisk().addLog(log, "notice"))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> ari.asterisk().addLog(fresh(), ""))
        .isInstanceOf(BadRequestException.class);
    ari.asterisk().rotateLog(log);
  }

  @Test
  void aLogIsDeletedByTheNameThatTheListHas() {
    String log = fresh();
    ari.asterisk().addLog(log, "notice");
    String name =
        ari.asterisk().listLogChannels().stream()
            .map(LogChannel::channel)
            .filter(channel -> channel.endsWith(log))
            .findFirst()
            .orElseThrow();

    ari.asterisk().deleteLog(name);

    assertThat(ari.asterisk().listLogChannels())
        .extracting(LogChannel::channel)
        .doesNotContain(name);
  }

  @Test
  void anUnknownLogIsNotFound() {
    assertThatThrownBy(() -> ari.asterisk().deleteLog("no-such"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> ari.asterisk().rotateLog("no-such"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aGlobalVariableIsSetAndRead() {
    ari.asterisk().setGlobalVariable("ARI_GLOBAL", "some text");

    assertThat(ari.asterisk().getGlobalVariable("ARI_GLOBAL")).isEqualTo("some text");
    assertThatThrownBy(() -> ari.asterisk().getGlobalVariable(""))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> ari.asterisk().setGlobalVariable("", "text"))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void dynamicConfigurationIsWrittenReadAndDeleted() {
    String id = fresh();
    ari.asterisk().updateObject("res_pjsip", "aor", id, Map.of("max_contacts", "3"));

    assertThat(ari.asterisk().getObject("res_pjsip", "aor", id))
        .extracting(ConfigTuple::attribute, ConfigTuple::value)
        .contains(tuple("max_contacts", "3"));
    ari.asterisk().deleteObject("res_pjsip", "aor", id);

    assertThatThrownBy(() -> ari.asterisk().getObject("res_pjsip", "aor", id))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> ari.asterisk().deleteObject("res_pjsip", "aor", id))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void dynamicConfigurationThatCannotBeIsRefused() {
    assertThatThrownBy(
            () -> ari.asterisk().updateObject("res_pjsip", "auth", "x", Map.of("nonsense", "1")))
        .isInstanceOf(BadRequestException.class);
    Map<String, String> fields = Map.of("max_forwards", "70");
    assertThatThrownBy(() -> ari.asterisk().updateObject("res_pjsip", "no-such", "x", fields))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> ari.asterisk().updateObject("no-such", "aor", "x", fields))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> ari.asterisk().updateObject("res_pjsip", "global", fresh(), fields))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void configurationFromFilesIsNeitherUpdatedNorDeleted() {
    assertThatThrownBy(
            () ->
                ari.asterisk()
                    .updateObject("res_pjsip", "aor", "loop", Map.of("max_contacts", "2")))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> ari.asterisk().deleteObject("res_pjsip", "aor", "loop"))
        .isInstanceOf(ForbiddenException.class);
  }
}
