/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.arijava.AriClient;
import org.arijava.AriSession;
import org.arijava.Channel;
import org.arijava.error.AriException;
import org.arijava.error.AriResponseException;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.StasisStart;
import org.jspecify.annotations.Nullable;

/** Parties at the far ends of Local calls, which a client of their own controls. Thread-safe. */
final class TelephoneLine implements Parties {

  /** The application that the far ends are in. */
  static final String APP = "ari-junit-parties";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AriClient client;
  private final Timeline timeline;
  private final Queue<Party> parties = new ConcurrentLinkedQueue<>();
  private @Nullable AriSession session;

  TelephoneLine(AriClient client, Timeline timeline) {
    this.client = client;
    this.timeline = timeline;
  }

  @Override
  public Party call(String application) {
    connect();
    String id = "party-" + UUID.randomUUID();
    Channel channel = client.channels().ref(id);
    client
        .channels()
        .originate(
            "Local/app-" + application + "@default",
            o -> o.app(APP).channelId(id).otherChannelId(id + "-app").timeout(PATIENCE));
    Party party = new FarEnd(channel);
    parties.add(party);
    return party;
  }

  private synchronized void connect() {
    if (session == null) {
      session = client.start(APP);
    }
  }

  void hangUp() {
    parties.forEach(Party::hangup);
  }

  /** The far end of a Local call; the application has the other one. */
  private final class FarEnd implements Party {

    private final Channel channel;
    private boolean answered;

    FarEnd(Channel channel) {
      this.channel = channel;
    }

    @Override
    public String channelId() {
      return channel.id() + "-app";
    }

    @Override
    public Party waitForAnswer() {
      if (!answered) {
        try {
          channel.await(StasisStart.class, PATIENCE);
        } catch (AriException e) {
          throw new AssertionError("The application did not answer the call", e);
        }
        answered = true;
      }
      return this;
    }

    @Override
    public Party waitForMedia(String media) {
      try {
        if (!timeline.awaitPlayed(channelId(), played -> played.contains(media), PATIENCE)) {
          throw new AssertionError(media + " was not played, but " + played());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("Interrupted while it waited for " + media, e);
      }
      return this;
    }

    @Override
    public Party press(String keys) {
      waitForAnswer();
      channel.sendDtmf(keys);
      return this;
    }

    @Override
    public void hangup() {
      try {
        channel.hangup();
      } catch (AriResponseException e) {
        // The application did already.
      }
    }

    @Override
    public void waitForHangup() {
      try {
        channel.await(ChannelDestroyed.class, PATIENCE);
      } catch (AriException e) {
        throw new AssertionError("The call goes on", e);
      }
    }

    @Override
    public List<String> played() {
      return timeline.playedTo(channelId());
    }
  }
}
