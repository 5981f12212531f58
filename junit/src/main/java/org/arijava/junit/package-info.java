/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
/**
 * Tests of ARI applications: {@link org.arijava.junit.AriTest} gives a test class an Asterisk,
 * simulated or real, and a client, and finds what the application leaves behind.
 */
@NullMarked
package org.arijava.junit;

import org.jspecify.annotations.NullMarked;
