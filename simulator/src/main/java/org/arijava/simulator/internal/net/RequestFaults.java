/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.arijava.simulator.internal.rest.Answer;
import org.arijava.simulator.internal.rest.Call;
import org.arijava.simulator.internal.rest.Later;
import org.arijava.simulator.internal.rest.Router;
import org.arijava.simulator.internal.world.World;
import org.jspecify.annotations.Nullable;

/** What goes wrong with requests, on demand. Confined to the world's thread. */
public final class RequestFaults {
  private final Router router;
  private final World world;
  private final List<Rule> rules = new ArrayList<>();

  /** How a request goes wrong. */
  public enum Kind {
    /** Is answered with something else, and not done. */
    REPLACED,

    /** Is done at once and answered late. */
    DELAYED,

    /** Is answered when more events have been sent. */
    AFTER_EVENTS,

    /** Is answered before the events that it causes. */
    BEFORE_EVENTS,

    /** Is done and not answered: the connection is cut. */
    ANSWER_LOST,

    /** Is not done: the connection is cut. */
    REQUEST_LOST
  }

  /**
   * A fault of the next requests of a kind.
   *
   * @param path a regular expression for the path below {@code /ari/}
   * @param answer for {@link Kind#REPLACED}
   * @param delay for {@link Kind#DELAYED}
   * @param events for {@link Kind#AFTER_EVENTS}
   */
  public record Fault(
      String method, String path, Kind kind, @Nullable Answer answer, Duration delay, int events) {
    private Answer replacement() {
      return answer == null ? Answer.html(500) : answer;
    }
  }

  private static final class Rule {
    final Fault fault;
    int left;

    Rule(Fault fault, int times) {
      this.fault = fault;
      left = times;
    }
  }

  RequestFaults(Router router) {
    this.router = router;
    world = router.world();
  }

  /** Whether there is anything of this method and path that can go wrong. */
  public boolean knows(String method, String path) {
    return router.knows(method, path);
  }

  /** Lets the next requests go wrong that match. */
  public void add(Fault fault, int times) {
    rules.add(new Rule(fault, times));
  }

  /** Lets no more requests go wrong. */
  public void clear() {
    rules.clear();
  }

  /**
   * Opens a WebSocket, unless the request for it is to go wrong.
   *
   * @param open opens it
   * @param receiver gets the answer that there is instead
   * @param cut cuts the connection
   */
  void shakeHands(Call call, Runnable open, Consumer<Answer> receiver, Runnable cut) {
    Fault fault = find(call);
    if (fault == null) {
      open.run();
      return;
    }
    switch (fault.kind()) {
      case REPLACED -> receiver.accept(fault.replacement());
      case DELAYED -> world.after(fault.delay(), true, open);
      case AFTER_EVENTS -> world.events().afterSent(fault.events(), open);
      case BEFORE_EVENTS -> open.run();
      case ANSWER_LOST, REQUEST_LOST -> cut.run();
    }
  }

  /**
   * Does what a request asks, unless it is to go wrong.
   *
   * @param receiver gets the answer
   * @param cut cuts the connection
   */
  void route(Call call, Consumer<Answer> receiver, Runnable cut) {
    Fault fault = find(call);
    if (fault == null) {
      router.route(call).then(receiver);
      return;
    }
    switch (fault.kind()) {
      case REPLACED -> receiver.accept(fault.replacement());
      case DELAYED ->
          router
              .route(call)
              .then(answer -> world.after(fault.delay(), true, () -> receiver.accept(answer)));
      case AFTER_EVENTS -> {
        /* Counted from the request: what it causes counts. */
        var sent = new Later();
        world.events().afterSent(fault.events(), () -> sent.complete(Answer.empty(200)));
        router.route(call).then(answer -> sent.then(ignored -> receiver.accept(answer)));
      }
      case BEFORE_EVENTS -> {
        var cause = new Object();
        world.events().hold(cause);
        world.because(
            cause,
            () ->
                router
                    .route(call)
                    .then(
                        answer -> {
                          receiver.accept(answer);
                          world.events().release(cause);
                        }));
      }
      case ANSWER_LOST -> router.route(call).then(answer -> cut.run());
      case REQUEST_LOST -> cut.run();
    }
  }

  private @Nullable Fault find(Call call) {
    for (Rule rule : rules) {
      if (rule.fault.method().equals(call.method()) && call.path().matches(rule.fault.path())) {
        if (--rule.left == 0) {
          rules.remove(rule);
        }
        return rule.fault;
      }
    }
    return null;
  }
}
