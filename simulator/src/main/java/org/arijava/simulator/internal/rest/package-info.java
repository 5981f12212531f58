/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/**
 * The operations of ARI, a class for each resource. Open {@link
 * org.arijava.simulator.internal.rest.Router} first.
 */
@NullMarked
package org.arijava.simulator.internal.rest;

import org.jspecify.annotations.NullMarked;
