/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

/** The examples on Asterisk 16. */
class ExamplesOn16IT extends ExamplesOnReal {

  ExamplesOn16IT() {
    super(16);
  }
}
