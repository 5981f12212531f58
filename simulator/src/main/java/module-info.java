/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** An embedded Asterisk on loopback. */
module org.arijava.simulator {
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires org.arijava.spec;
  requires static info.picocli;
  requires static org.jspecify;
  requires org.slf4j;
  requires tools.jackson.databind;
  requires static tools.jackson.dataformat.yaml;

  exports org.arijava.simulator;

  opens org.arijava.simulator.internal.cli to
      info.picocli;
}
