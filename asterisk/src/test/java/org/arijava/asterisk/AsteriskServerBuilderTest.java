/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AsteriskServerBuilderTest {
  private final AsteriskServerBuilder builder = AsteriskServer.builder();

  @Test
  void anUnknownVersionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.version(13))
        .withMessage("No Asterisk 13 to be had: only 22 and 16");
  }

  @Test
  void twoUsersOfOneNameAreRefused() {
    builder.user("hey", "peekaboo");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.readOnlyUser("hey", "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a]\n[b", "general", "a=b"})
  void aUserNameThatIsNoSectionNameIsRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> builder.user(name, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "secret\nread_only = no"})
  void aPasswordThatAConfigurationFileCannotHoldIsRefused(String password) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.user("hey", password))
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../x.conf", "a/b.conf", ".x", "asterisk.conf"})
  void aFileOutsideTheFolderOrWithItsPathsIsRefused(String file) {
    assertThatIllegalArgumentException().isThrownBy(() -> builder.config(file, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.append(file, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ari.conf", "http.conf"})
  void filesWithUsersAndPortCannotBeReplaced(String file) {
    assertThatIllegalArgumentException().isThrownBy(() -> builder.config(file, ""));
    builder.append(file, "");
  }

  @Test
  void aUserDoesNotPrintThePassword() {
    assertThat(new AriUser("hey", "peekaboo", false)).asString().isEqualTo("AriUser[hey]");
  }
}
