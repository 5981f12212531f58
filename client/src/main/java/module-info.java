/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** The client library for the Asterisk REST Interface. */
module org.arijava.client {
  requires static com.google.errorprone.annotations;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires static org.jspecify;
  requires org.slf4j;
  requires tools.jackson.core;

  exports org.arijava;
  exports org.arijava.async;
  exports org.arijava.error;
  exports org.arijava.event;
  exports org.arijava.model;
  exports org.arijava.options;
  exports org.arijava.spi;
}
