/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.event;

import java.util.List;
import org.arijava.Bridge;

/** An event that names a bridge. */
public non-sealed interface BridgeEvent extends Event {
  /** Every bridge it names, each once. */
  List<Bridge> bridges();
}
