/**
 * A private, real Asterisk: fetched from Debian once, run as the present user on loopback, and gone
 * with the JVM. Open {@link org.arijava.asterisk.AsteriskServer} first.
 */
@NullMarked
package org.arijava.asterisk;

import org.jspecify.annotations.NullMarked;
