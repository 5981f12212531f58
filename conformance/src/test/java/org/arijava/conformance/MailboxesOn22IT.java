/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link MailboxesContract} on Asterisk 22. */
@OnAsterisk(22)
class MailboxesOn22IT extends MailboxesContract {

  MailboxesOn22IT(LiveAsterisk live) {
    super(live);
  }
}
