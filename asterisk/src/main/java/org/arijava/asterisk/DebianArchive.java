/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Debian's package archive as this machine reaches and trusts it. Immutable.
 *
 * @param mirror where it is
 * @param keyring the keys that sign it; empty where this machine has none
 */
record DebianArchive(String mirror, Optional<Path> keyring) {

  /** Names a mirror where apt has none, as on Ubuntu. */
  static final String MIRROR = "ARI_DEBIAN_MIRROR";

  /** The archive, unless neither the environment nor apt names a mirror of it. */
  static Optional<DebianArchive> of(
      Map<String, String> environment, List<AptSource> sources, Path keyrings) {
    var mirrors = sources.stream().filter(source -> source.debianMirror().isPresent()).toList();
    var mirror =
        Optional.ofNullable(environment.get(MIRROR))
            .filter(chosen -> !chosen.isBlank())
            .or(
                () ->
                    mirrors.stream()
                        .filter(AptSource::isSignedByDebian)
                        .findFirst()
                        .or(() -> mirrors.stream().findFirst())
                        .flatMap(AptSource::debianMirror));
    var keyring = keyring(keyrings).or(() -> configuredKeyring(mirrors));
    return mirror.map(url -> new DebianArchive(url, keyring));
  }

  /** Debian's keys in a folder of keyrings, if they are there. */
  static Optional<Path> keyring(Path keyrings) {
    return Stream.of("debian-archive-keyring.gpg", "debian-archive-keyring.pgp")
        .map(keyrings::resolve)
        .filter(Files::isReadable)
        .findFirst();
  }

  private static Optional<Path> configuredKeyring(List<AptSource> mirrors) {
    return mirrors.stream()
        .filter(AptSource::isSignedByDebian)
        .flatMap(source -> source.signedBy().stream())
        .map(Path::of)
        .filter(Files::isReadable)
        .findFirst();
  }
}
