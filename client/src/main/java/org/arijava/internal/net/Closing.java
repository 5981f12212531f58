/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

/** What a transport ends when it is closed. Called on the event loop. */
interface Closing {

  /** Ends at once, telling those who wait. */
  void shut();
}
