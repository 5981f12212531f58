/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** The facts and Asterisk 22. */
class FactsOn22IT extends FactsContract {

  FactsOn22IT() {
    super(22);
  }
}
