/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** The neutral server: plain sockets, frames encoded beforehand, canned answers. */
@NullMarked
package org.arijava.benchmarks.server;

import org.jspecify.annotations.NullMarked;
