/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DebianArchiveTest {
  @TempDir Path keyrings;
  private Path keyring;

  @BeforeEach
  void keyring() throws IOException {
    keyring = Files.createFile(keyrings.resolve("debian-archive-keyring.gpg"));
  }

  @Test
  void theMirrorIsTheMachinesOwn() {
    var sources = AptSources.parseList("deb http://mirror.example/debian bookworm main");
    assertThat(DebianArchive.of(sources, keyrings))
        .contains(new DebianArchive("http://mirror.example/debian", keyring));
  }

  @Test
  void aMirrorSignedByDebianComesFirst() {
    var sources =
        AptSources.parseList(
            """
            deb http://one.example/debian bookworm main
            deb [signed-by=%s] http://two.example/mirrors/d bookworm main
            """
                .formatted(keyring));
    assertThat(DebianArchive.of(sources, keyrings))
        .contains(new DebianArchive("http://two.example/mirrors/d", keyring));
  }

  @Test
  void withoutAMirrorThereIsNoArchive() {
    assertThat(DebianArchive.of(List.of(), keyrings)).isEmpty();
  }

  @Test
  void theNewerNameOfTheKeyringIsKnown() throws IOException {
    Files.delete(keyring);
    var newer = Files.createFile(keyrings.resolve("debian-archive-keyring.pgp"));
    var sources = AptSources.parseList("deb http://mirror.example/debian bookworm main");
    assertThat(DebianArchive.of(sources, keyrings)).map(DebianArchive::keyring).contains(newer);
  }

  @Test
  void withoutKeysThereIsNoArchive() throws IOException {
    Files.delete(keyring);
    var sources = AptSources.parseList("deb http://mirror.example/debian bookworm main");
    assertThat(DebianArchive.of(sources, keyrings)).isEmpty();
  }
}
