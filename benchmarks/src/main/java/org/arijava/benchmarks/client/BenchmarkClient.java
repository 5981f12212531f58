/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A way to use ARI that is compared with others. Confined to one thread, but for its callbacks. */
interface BenchmarkClient extends AutoCloseable {

  /** The application that is registered. */
  String APPLICATION = "bench";

  /** The user's name and password, which the neutral server does not look at. */
  String USER = "bench";

  /** The types of the neutral server's events that name a channel. */
  List<String> EVENTS =
      List.of(
          "ChannelVarset",
          "ChannelDialplan",
          "ChannelHangupRequest",
          "Dial",
          "ChannelStateChange",
          "StasisStart",
          "ChannelCreated",
          "ChannelEnteredBridge",
          "ChannelLeftBridge",
          "ChannelCallerId",
          "ChannelConnectedLine",
          "ChannelDtmfReceived");

  /** Connects, so that requests can be sent. */
  void connect(URI url) throws Exception;

  /** Registers the application and returns when its events can come. */
  void start() throws Exception;

  /** Tells the sink of every event that names a channel. */
  void hearAll(Sink sink);

  /** Tells the sink of every event of these channels, with a handler for each. */
  void hearEach(List<String> channels, Sink sink);

  /** Tells the sink of the event that ends a run. */
  void hearEnd(Sink sink);

  /** Gets a channel, reads its name, and returns it. */
  String get(String channel) throws Exception;

  /** Answers each channel that enters the application, and plays a sound to it. */
  void answerCalls();

  /** Gets channels, so many requests at the same time, and returns how many were answered. */
  default int get(int count, int inFlight) throws Exception {
    List<Getter> getters = new ArrayList<>();
    for (int i = 0; i < inFlight; i++) {
      Getter getter = new Getter(this, count / inFlight);
      getters.add(getter);
      getter.start();
    }
    int answered = 0;
    for (Getter getter : getters) {
      getter.join();
      answered += getter.answered();
    }
    return answered;
  }

  @Override
  void close() throws Exception;
}
