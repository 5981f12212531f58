/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** The facts of ARI, and the names and words of this library for them. */
module org.arijava.spec {
  requires java.compiler;
  requires static org.jspecify;
  requires tools.jackson.databind;

  exports org.arijava.spec;

  opens org.arijava.spec to
      tools.jackson.databind;
}
