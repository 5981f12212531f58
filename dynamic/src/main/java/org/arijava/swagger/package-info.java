/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/**
 * A client of any API that is described by Swagger 1.1 or 1.2. Open {@link
 * org.arijava.swagger.SwaggerClient} first, or {@link org.arijava.swagger.SwaggerLoader} for the
 * descriptions alone.
 */
@NullMarked
package org.arijava.swagger;

import org.jspecify.annotations.NullMarked;
