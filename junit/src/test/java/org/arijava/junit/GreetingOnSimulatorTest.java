/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

/** The application on a simulated Asterisk. */
@AriTest
class GreetingOnSimulatorTest extends GreetingContract {}
