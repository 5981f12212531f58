/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.util.concurrent.CountDownLatch;

/** A JVM that starts an Asterisk, prints its process id, and waits for its own end. */
final class ChildJvm {
  private ChildJvm() {}

  public static void main(String[] arguments) throws InterruptedException {
    var asterisk = AsteriskServer.builder().version(Integer.parseInt(arguments[0])).start();
    System.out.println(asterisk.pid() + " " + asterisk.url());
    if (arguments.length > 1) {
      System.exit(0);
    }
    new CountDownLatch(1).await();
  }
}
