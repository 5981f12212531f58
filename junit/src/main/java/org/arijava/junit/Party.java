/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

import java.util.List;

/**
 * Somebody in a call with the application under test. Confined to one thread: the methods are the
 * steps of a script, and wait as long as they have to, at most 30 s.
 */
public interface Party {

  /** The id of the channel that the application sees. */
  String channelId();

  /**
   * Waits until the application answers.
   *
   * @throws AssertionError if it does not
   */
  Party waitForAnswer();

  /**
   * Waits until a medium begins to be played, or was.
   *
   * @param media its URI, such as {@code sound:hello-world}
   * @throws AssertionError if it is not
   */
  Party waitForMedia(String media);

  /** Presses keys, one after the other. */
  Party press(String keys);

  /** Hangs up; does nothing if the call is over. */
  void hangup();

  /**
   * Waits until the call is over.
   *
   * @throws AssertionError if it goes on
   */
  void waitForHangup();

  /** What began to be played to this party so far, as URIs of media. */
  List<String> played();
}
