/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** Plain values and enums that objects and events carry. */
@NullMarked
package org.arijava.model;

import org.jspecify.annotations.NullMarked;
