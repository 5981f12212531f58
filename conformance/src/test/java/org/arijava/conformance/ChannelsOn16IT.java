/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link ChannelsContract} on Asterisk 16. */
@OnAsterisk(16)
class ChannelsOn16IT extends ChannelsContract {

  ChannelsOn16IT(LiveAsterisk live) {
    super(live);
  }
}
