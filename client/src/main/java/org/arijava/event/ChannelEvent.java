/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.event;

import java.util.List;
import org.arijava.Channel;

/** An event that names a channel. */
public non-sealed interface ChannelEvent extends Event {
  /** Every channel it names, each once. */
  List<Channel> channels();
}
