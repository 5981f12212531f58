/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spi;

import java.util.List;

/** An open stream of events. Thread-safe. */
public interface EventSocket {

  /** Closes the stream; its listener is told. Does not wait, does nothing when already closed. */
  void close();

  /** What a stream tells. Called on the transport's reader, one call at a time: never blocks. */
  interface Listener {

    /** A whole text message arrived: UTF-8 bytes that now belong to the listener. */
    void received(byte[] message);

    /**
     * Whole text messages arrived, in their order, as one batch of the network's. A listener that
     * can take them together cheaper than one by one overrides this; what one of them throws keeps
     * none of the others back.
     */
    default void received(List<byte[]> messages) {
      RuntimeException failure = null;
      for (byte[] message : messages) {
        try {
          received(message);
        } catch (RuntimeException e) {
          if (failure == null) {
            failure = e;
          } else {
            failure.addSuppressed(e);
          }
        }
      }
      if (failure != null) {
        throw failure;
      }
    }

    /**
     * A whole frame arrived, whatever it was: what Asterisk sent before has been received. A
     * session takes the latest such moment for the beginning of a gap.
     */
    default void heard() {}

    /**
     * The stream ended: nothing follows. A transport also finds out by itself, within half a minute
     * or what its options say, that nobody is there any more.
     *
     * @param reason why, for people
     * @param clean whether it was closed by a close frame or by us
     */
    void closed(String reason, boolean clean);
  }
}
