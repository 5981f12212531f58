/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer that is given when something has been done. Confined to the world's thread. */
public final class Later implements Outcome {
  private @Nullable Answer answer;
  private @Nullable Consumer<Answer> receiver;

  /** Gives the answer; only the first one counts. */
  public void complete(Answer given) {
    if (answer == null) {
      answer = given;
      if (receiver != null) {
        receiver.accept(given);
      }
    }
  }

  @Override
  public void then(Consumer<Answer> newReceiver) {
    receiver = newReceiver;
    if (answer != null) {
      newReceiver.accept(answer);
    }
  }
}
