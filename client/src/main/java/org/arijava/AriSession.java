/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.arijava.error.AriConnectionException;
import org.arijava.error.Outcome;
import org.arijava.internal.Core;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;
import org.jspecify.annotations.Nullable;

/**
 * A stream of the events of one or more Stasis applications, which exist as long as it is open.
 * Thread-safe.
 */
public final class AriSession implements AutoCloseable {

  private final List<String> apps;
  private final BiConsumer<AriSession, byte[]> received;
  private final BiConsumer<AriSession, String> ended;
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private volatile @Nullable EventSocket socket;
  private volatile boolean closing;

  AriSession(
      List<String> apps,
      BiConsumer<AriSession, byte[]> received,
      BiConsumer<AriSession, String> ended) {
    this.apps = checked(apps);
    this.received = received;
    this.ended = ended;
  }

  private static List<String> checked(List<String> apps) {
    if (apps.isEmpty()) {
      throw new IllegalArgumentException("no application given");
    }
    for (String app : apps) {
      if (app.isBlank() || app.contains(",")) {
        throw new IllegalArgumentException(
            "an application's name is not blank and has no comma: '" + app + "'");
      }
    }
    return List.copyOf(apps);
  }

  void open(Transport transport, String query, Duration timeout) {
    EventSocket.Listener listener =
        new EventSocket.Listener() {
          @Override
          public void received(byte[] message) {
            received.accept(AriSession.this, message);
          }

          @Override
          public void closed(String reason, boolean clean) {
            if (clean || closing) {
              end.complete(reason);
            } else {
              end.completeExceptionally(
                  new AriConnectionException(
                      AriSession.this + ": " + reason, Outcome.UNKNOWN, null));
            }
            ended.accept(AriSession.this, reason);
          }
        };
    socket = Core.await(transport.open(query, timeout, listener), "GET /events");
    if (closing) {
      close();
    }
  }

  /** The applications, in the order given. */
  public List<String> apps() {
    return apps;
  }

  /** Whether events may still come. */
  public boolean isOpen() {
    return !end.isDone();
  }

  /**
   * Waits until the session is over and says why it is.
   *
   * @throws AriConnectionException when the connection was lost
   * @throws org.arijava.error.AriInterruptedException when the thread is interrupted
   */
  public String await() {
    return Core.await(end.copy(), toString());
  }

  /** Ends the session: Asterisk forgets its applications. Does not wait. Idempotent. */
  @Override
  public void close() {
    closing = true;
    EventSocket open = socket;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public String toString() {
    return "session of " + String.join(", ", apps);
  }

  /** The options of a session. Confined to the lambda it is given to. */
  public static final class Options {

    private boolean all;

    Options() {}

    /** Receives the events of every channel, bridge, endpoint and device, not only of its own. */
    public Options subscribeAll(boolean subscribe) {
      this.all = subscribe;
      return this;
    }

    boolean subscribesToAll() {
      return all;
    }
  }
}
