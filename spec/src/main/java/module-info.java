/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** ARI as data. */
module org.arijava.spec {
  requires java.compiler;
  requires static org.jspecify;
  requires transitive tools.jackson.databind;

  exports org.arijava.spec;

  opens org.arijava.spec to
      tools.jackson.databind;
}
