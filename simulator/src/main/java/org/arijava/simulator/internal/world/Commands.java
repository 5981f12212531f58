/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What a channel has to do, one after the other: a prompt holds up what follows it. Confined to the
 * world's thread.
 */
public final class Commands {
  /** Something that takes its time. */
  public interface Command {
    /**
     * Begins.
     *
     * @param done to be run once, when it ends
     */
    void start(Runnable done);

    /** Ends it early, because the channel is hung up; it still runs what it was given. */
    default void abort() {}
  }

  private final World world;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private @Nullable Command active;
  private boolean pumping;

  private record Waiting(Command command, @Nullable Object cause) {}

  Commands(World world) {
    this.world = world;
  }

  /** Does something when all before it is done, soon at the earliest. */
  public void add(Command command) {
    waiting.add(new Waiting(command, world.cause()));
    world.soon(this::pump);
  }

  /** As {@link #add}, for what takes no time. */
  public void add(Runnable task) {
    add(
        done -> {
          task.run();
          done.run();
        });
  }

  /** Whether something that takes time is being done, or waits. */
  public boolean isBusy() {
    return active != null || !waiting.isEmpty();
  }

  /** Aborts what is being done and does what waits; what takes time is told to end at once. */
  void flush() {
    while (isBusy()) {
      Command command = active;
      if (command == null) {
        pump();
      } else {
        command.abort();
        if (active == command) {
          active = null;
        }
      }
    }
  }

  private void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      while (active == null && !waiting.isEmpty()) {
        Waiting next = waiting.remove();
        Command command = next.command();
        active = command;
        world.because(next.cause(), () -> command.start(() -> done(command)));
      }
    } finally {
      pumping = false;
    }
  }

  private void done(Command command) {
    if (active == command) {
      active = null;
      if (!pumping) {
        pump();
      }
    }
  }
}
