/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.arijava.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Code that is called under a name, in the order of registration, on a session's thread.
 * Thread-safe.
 */
public final class Hooks<T> {

  private static final Logger log = LoggerFactory.getLogger(Hooks.class);

  private final List<Hook<T>> hooks = new CopyOnWriteArrayList<>();

  /** Adds code under a name. */
  public Subscription add(String name, Consumer<? super T> code) {
    Hook<T> hook = new Hook<>(hooks, name, code);
    hooks.add(hook);
    return hook;
  }

  /** Calls all code under the name; what it throws is logged, and that it interrupts forgotten. */
  public void call(String name, T value) {
    for (Hook<T> hook : hooks) {
      if (hook.name.equals(name) && hook.isActive()) {
        try {
          hook.code.accept(value);
        } catch (Exception e) {
          log.error("What was to be done for {} failed", value, e);
        } finally {
          var unused = Thread.interrupted(); // or the session would take it for its own
        }
      }
    }
  }

  private static final class Hook<T> implements Subscription {

    private final List<Hook<T>> hooks;
    private final String name;
    private final Consumer<? super T> code;
    private volatile boolean closed;

    Hook(List<Hook<T>> hooks, String name, Consumer<? super T> code) {
      this.hooks = hooks;
      this.name = name;
      this.code = code;
    }

    @Override
    public void close() {
      closed = true;
      hooks.remove(this);
    }

    @Override
    public boolean isActive() {
      return !closed;
    }
  }
}
