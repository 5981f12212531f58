/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** What the Swagger and the dynamic client share and nobody else should use. */
@NullMarked
package org.arijava.swagger.internal;

import org.jspecify.annotations.NullMarked;
