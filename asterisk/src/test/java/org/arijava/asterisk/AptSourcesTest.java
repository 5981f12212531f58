/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AptSourcesTest {
  @Test
  void aOneLineSourceHasUriSuiteAndComponents() {
    assertThat(AptSources.parseList("deb http://mirror.example/debian bookworm main contrib"))
        .containsExactly(
            new AptSource(
                List.of("http://mirror.example/debian"),
                List.of("bookworm"),
                List.of("main", "contrib"),
                Optional.empty()));
  }

  @Test
  void optionsOfAOneLineSourceAreRead() {
    var line =
        "deb [ arch=amd64 signed-by=/usr/share/keyrings/debian-archive-keyring.gpg ]"
            + " https://mirror.example/debian sid main # nearest";
    assertThat(AptSources.parseList(line))
        .singleElement()
        .satisfies(
            source -> {
              assertThat(source.debianMirror()).contains("https://mirror.example/debian");
              assertThat(source.isSignedByDebian()).isTrue();
              assertThat(source.components()).containsExactly("main");
            });
  }

  @Test
  void commentsSourcePackagesAndBrokenLinesAreNoSources() {
    var text =
        """
        # deb http://mirror.example/debian bookworm main
        deb-src http://mirror.example/debian bookworm main
        deb [arch=amd64 http://mirror.example/debian bookworm main
        deb http://mirror.example/debian

        debian
        """;
    assertThat(AptSources.parseList(text)).isEmpty();
  }

  @Test
  void aStanzaMayHaveSeveralSuitesAndComments() {
    var text =
        """
        # first
        Types: deb deb-src
        # http://snapshot.example/
        URIs: http://mirror.example/debian
        Suites: bookworm
          bookworm-updates
        Components: main
        Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

        Types: deb
        URIs: http://mirror.example/debian-security
        Suites: bookworm-security
        Components: main
        Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
        """;
    var sources = AptSources.parseDeb822(text);
    assertThat(sources).hasSize(2);
    assertThat(sources.get(0).suites()).containsExactly("bookworm", "bookworm-updates");
    assertThat(sources.get(0).debianMirror()).contains("http://mirror.example/debian");
    assertThat(sources.get(1).debianMirror()).isEmpty();
  }

  @Test
  void aDisabledStanzaIsNoSource() {
    var text =
        """
        Enabled: no
        types: deb
        uris: http://mirror.example/debian
        suites: sid
        components: main
        """;
    assertThat(AptSources.parseDeb822(text)).isEmpty();
    assertThat(AptSources.parseDeb822(text.replace("no", "yes"))).hasSize(1);
  }

  @Test
  void aKeyWithinAStanzaIsNotDebians() {
    var text =
        """
        Types: deb
        URIs: https://apt.example/debian
        Suites: bookworm
        Components: main
        Signed-By:
         -----BEGIN PGP PUBLIC KEY BLOCK-----
         .
         mDMEY865UxYJKwYBBAHaRw8BAQdAd7Z0srwuhlB6JKFkcf4HU4SSS/xcRfwEQWzr
         -----END PGP PUBLIC KEY BLOCK-----
        """;
    assertThat(AptSources.parseDeb822(text))
        .singleElement()
        .satisfies(source -> assertThat(source.debianMirror()).isEmpty());
  }

  @Test
  void othersThatPublishForDebianAreNotDebian() {
    var text =
        """
        deb https://download.example/linux/debian bookworm stable
        deb https://apt.example/pub/repos/apt bookworm-pgdg main
        deb [signed-by=/usr/share/keyrings/other.gpg] https://apt.example/debian bookworm main
        deb http://archive.raspbian.example/raspbian bookworm main
        deb http://other.example/ubuntu noble main
        deb https://deb.example/node_20.x nodistro main
        deb cdrom:[Debian]/ bookworm main
        deb http://[broken/debian bookworm main
        """;
    assertThat(AptSources.parseList(text)).noneMatch(source -> source.debianMirror().isPresent());
  }

  @Test
  void bothFormatsAreReadFromAptsFolder(@TempDir Path etc) throws IOException {
    Files.writeString(etc.resolve("sources.list"), "deb http://one.example/debian sid main\n");
    var parts = Files.createDirectory(etc.resolve("sources.list.d"));
    Files.writeString(parts.resolve("a.list"), "deb http://two.example/debian sid main\n");
    Files.writeString(
        parts.resolve("b.sources"),
        "Types: deb\nURIs: http://three.example/debian\nSuites: sid\nComponents: main\n");
    Files.writeString(parts.resolve("c.list.bak"), "deb http://four.example/debian sid main\n");
    assertThat(AptSources.read(etc))
        .extracting(source -> source.uris().get(0))
        .containsExactly(
            "http://one.example/debian",
            "http://two.example/debian",
            "http://three.example/debian");
  }

  @Test
  void aMachineWithoutAptHasNoSources(@TempDir Path etc) {
    assertThat(AptSources.read(etc.resolve("none"))).isEmpty();
  }
}
