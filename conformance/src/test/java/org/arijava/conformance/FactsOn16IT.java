/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

/** The facts and Asterisk 16. */
class FactsOn16IT extends FactsContract {

  FactsOn16IT() {
    super(16);
  }
}
