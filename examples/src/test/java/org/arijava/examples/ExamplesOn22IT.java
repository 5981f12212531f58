/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

/** The examples on Asterisk 22. */
class ExamplesOn22IT extends ExamplesOnReal {

  ExamplesOn22IT() {
    super(22);
  }
}
