/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.event;

import java.util.List;
import org.arijava.Endpoint;

/** An event that names an endpoint. */
public non-sealed interface EndpointEvent extends Event {
  /** Every endpoint it names, each once. */
  List<Endpoint> endpoints();
}
