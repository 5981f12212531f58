/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One source of packages, as apt's configuration names it. Immutable.
 *
 * @param uris where it is
 * @param suites the suites it offers, such as {@code bookworm-updates}
 * @param components the components taken from it, such as {@code main}
 * @param signedBy the path of the keyring that it is to be verified with
 */
record AptSource(
    List<String> uris, List<String> suites, List<String> components, Optional<String> signedBy) {

  private static final Set<String> DEBIAN_SUITES =
      Set.of(
          "buster",
          "bullseye",
          "bookworm",
          "trixie",
          "forky",
          "duke",
          "sid",
          "unstable",
          "testing",
          "stable",
          "oldstable",
          "oldoldstable");

  AptSource {
    uris = List.copyOf(uris);
    suites = List.copyOf(suites);
    components = List.copyOf(components);
  }

  /** Where Debian's own archive is mirrored, if this source is a mirror of it. */
  Optional<String> debianMirror() {
    if (!components.contains("main") || suites.stream().noneMatch(AptSource::isDebianSuite)) {
      return Optional.empty();
    }
    return uris.stream().filter(this::isDebianArchive).findFirst();
  }

  boolean isSignedByDebian() {
    return signedBy
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .filter(name -> name.startsWith("debian-archive-"))
        .isPresent();
  }

  private static boolean isDebianSuite(String suite) {
    return DEBIAN_SUITES.contains(suite.replaceFirst("-(updates|backports|proposed-updates)$", ""));
  }

  /* Who builds on Debian uses its suite names too, so an unsigned source must look the part. */
  private boolean isDebianArchive(String uri) {
    if (uri.startsWith("cdrom:")) {
      return false;
    }
    if (signedBy.isPresent()) {
      return isSignedByDebian();
    }
    try {
      var path = URI.create(uri).getPath();
      return path != null && path.replaceFirst("/+$", "").endsWith("/debian");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
