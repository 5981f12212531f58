/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.arijava.internal.codec.ObjectKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the end of an object is told while somebody waits for it. Thread-safe; keeps no
 * thread.
 *
 * <p>There are ends that Asterisk never tells: of some playbacks, of bridges and channels that the
 * application is not subscribed to. So, when nothing is heard, Asterisk is asked whether the object
 * is still there, after a second first and then less and less often; when it is not, and its event
 * does not come either, a synthetic one ends it, for all who listen.
 */
final class Vigil {

  private static final Logger log = LoggerFactory.getLogger(Vigil.class);

  private static final Duration FIRST_SILENCE = Duration.ofSeconds(1);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
  private static final Duration LATE = Duration.ofMillis(500);

  private final Core core;
  private final ObjectKey object;
  private Duration silence = FIRST_SILENCE; // confined to the step under way
  private volatile @Nullable Future<?> step;
  private volatile boolean over;

  private Vigil(Core core, ObjectKey object) {
    this.core = core;
    this.object = object;
  }

  /** Begins. */
  static Vigil over(Core core, ObjectKey object) {
    Vigil vigil = new Vigil(core, object);
    vigil.later(vigil::ask, FIRST_SILENCE);
    return vigil;
  }

  /** Ends: nobody waits any more. */
  void end() {
    over = true;
    cancel(step);
  }

  private void ask() {
    Operation<Boolean> question = core.lookup(object);
    if (question == null || over) {
      return;
    }
    CompletableFuture<Boolean> answer = question.start();
    under(answer);
    answer.whenComplete(
        (there, failure) -> {
          if (failure == null && !there) {
            later(this::tell, LATE);
            return;
          }
          if (failure != null) {
            log.debug("Whether {} is still there is not known: {}", object, failure.toString());
          }
          Duration longer = silence.multipliedBy(2);
          silence = longer.compareTo(LONGEST_SILENCE) < 0 ? longer : LONGEST_SILENCE;
          later(this::ask, silence);
        });
  }

  private void tell() {
    if (!over) {
      String application = core.router().states().applicationOf(object).orElse("");
      core.endings().gone(core, null, object, application);
    }
  }

  private void later(Runnable next, Duration delay) {
    if (!over) {
      under(core.router().continuations().schedule(next, delay));
    }
  }

  private void under(@Nullable Future<?> begun) {
    step = begun;
    if (over) {
      cancel(begun);
    }
  }

  private static void cancel(@Nullable Future<?> step) {
    if (step != null) {
      step.cancel(false);
    }
  }
}
