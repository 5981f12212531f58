/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Debian's package archive as this machine reaches and trusts it. Immutable.
 *
 * @param mirror where it is
 * @param keyring the keys that sign it
 */
record DebianArchive(String mirror, Path keyring) {

  /** The archive, unless this machine names no mirror of it or has no keys to verify it with. */
  static Optional<DebianArchive> of(List<AptSource> sources, Path keyrings) {
    var mirrors = sources.stream().filter(source -> source.debianMirror().isPresent()).toList();
    var mirror =
        mirrors.stream()
            .filter(AptSource::isSignedByDebian)
            .findFirst()
            .or(() -> mirrors.stream().findFirst())
            .flatMap(AptSource::debianMirror);
    var keyring =
        List.of("debian-archive-keyring.gpg", "debian-archive-keyring.pgp").stream()
            .map(keyrings::resolve)
            .filter(Files::isReadable)
            .findFirst()
            .or(() -> configuredKeyring(mirrors));
    return mirror.flatMap(url -> keyring.map(keys -> new DebianArchive(url, keys)));
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
