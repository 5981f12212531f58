/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** ARI as the connected Asterisk itself describes it, and the Swagger client that reads that. */
module org.arijava.dynamic {
  requires transitive org.arijava.client;
  requires java.net.http;
  requires static org.jspecify;
  requires tools.jackson.core;

  exports org.arijava.dynamic;
  exports org.arijava.swagger;
}
