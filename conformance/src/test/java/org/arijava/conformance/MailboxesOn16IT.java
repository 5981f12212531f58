/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** {@link MailboxesContract} on Asterisk 16. */
@OnAsterisk(16)
class MailboxesOn16IT extends MailboxesContract {

  MailboxesOn16IT(LiveAsterisk live) {
    super(live);
  }
}
