/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.arijava.conformance.Server.ASTERISK_16;
import static org.arijava.conformance.Server.ASTERISK_22;
import static org.arijava.conformance.Server.SIMULATOR;
import static org.arijava.conformance.Server.SIMULATOR_16;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A contract: its tests run once on each server, whose {@link LiveAsterisk} its constructor gets.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(SharedAsterisk.class)
@Timeout(60)
@interface OnAsterisk {

  /** The servers that the whole contract holds on; {@link Only} narrows it for one test. */
  Server[] value() default {ASTERISK_22, ASTERISK_16, SIMULATOR, SIMULATOR_16};

  /**
   * How they are configured. A contract whose constructor asks for one gets the {@link
   * RunningServer} itself.
   */
  Setup setup() default Setup.CONTRACTS;
}
