/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    assertThat(DebianArchive.of(Map.of(), sources, keyrings))
        .contains(new DebianArchive("http://mirror.example/debian", Optional.of(keyring)));
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
    assertThat(DebianArchive.of(Map.of(), sources, keyrings))
        .contains(new DebianArchive("http://two.example/mirrors/d", Optional.of(keyring)));
  }

  @Test
  void withoutAMirrorThereIsNoArchive() {
    assertThat(DebianArchive.of(Map.of(), List.of(), keyrings)).isEmpty();
  }

  @Test
  void theNewerNameOfTheKeyringIsKnown() throws IOException {
    Files.delete(keyring);
    var newer = Files.createFile(keyrings.resolve("debian-archive-keyring.pgp"));
    var sources = AptSources.parseList("deb http://mirror.example/debian bookworm main");
    assertThat(DebianArchive.of(Map.of(), sources, keyrings))
        .flatMap(DebianArchive::keyring)
        .contains(newer);
  }

  @Test
  void keysThatAreMissingAreToBeFetched() throws IOException {
    Files.delete(keyring);
    var sources = AptSources.parseList("deb http://mirror.example/debian bookworm main");
    assertThat(DebianArchive.of(Map.of(), sources, keyrings))
        .contains(new DebianArchive("http://mirror.example/debian", Optional.empty()));
  }

  @Test
  void theEnvironmentNamesTheMirrorWhereAptHasNoneOrAnother() {
    var chosen = Map.of("ARI_DEBIAN_MIRROR", "http://chosen.example/debian");
    var sources = AptSources.parseList("deb http://mirror.example/debian bookworm main");
    assertThat(DebianArchive.of(chosen, List.of(), keyrings))
        .contains(new DebianArchive("http://chosen.example/debian", Optional.of(keyring)));
    assertThat(DebianArchive.of(chosen, sources, keyrings))
        .map(DebianArchive::mirror)
        .contains("http://chosen.example/debian");
    assertThat(DebianArchive.of(Map.of("ARI_DEBIAN_MIRROR", " "), List.of(), keyrings)).isEmpty();
  }
}
