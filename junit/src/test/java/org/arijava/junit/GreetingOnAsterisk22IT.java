/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

/** The application on a real Asterisk 22. */
@AriTest(real = 22)
class GreetingOnAsterisk22IT extends GreetingContract {}
