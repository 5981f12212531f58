/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

/** The application on a real Asterisk 16. */
@AriTest(real = 16)
class GreetingOnAsterisk16IT extends GreetingContract {}
