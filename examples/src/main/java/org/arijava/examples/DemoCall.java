/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.AriSession;
import org.arijava.Channel;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.ChannelHangupRequest;
import org.arijava.event.ChannelStateChange;
import org.arijava.event.ChannelUserevent;
import org.arijava.event.Event;
import org.arijava.event.PlaybackFinished;
import org.arijava.event.PlaybackStarted;
import org.arijava.event.StasisEnd;
import org.arijava.event.StasisStart;
import org.arijava.model.PlaybackState;

/**
 * A call into {@link Hello} by a party that this program plays: it hears the greeting, presses 7, *
 * and #, and is happy when the call is back in the dialplan.
 */
final class DemoCall {

  /** The dialplan that the call runs through. */
  static final String DIALPLAN =
      """
      [hello]
      exten => hello,1,Stasis(hello)
       same => n,UserEvent(BackInTheDialplan)
       same => n,Wait(2)
       same => n,Hangup()
      """;

  /** What {@link Hello} plays although a stock Asterisk lacks it. */
  private static final String NOT_STOCK = "sound:asterisk-friend";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private final String id = "demo-caller-" + UUID.randomUUID();
  private final Consumer<String> timeline;
  private final CompletableFuture<Void> back = new CompletableFuture<>();
  private final CompletableFuture<Void> left = new CompletableFuture<>();
  private final CompletableFuture<Channel> caller = new CompletableFuture<>();

  DemoCall(Consumer<String> timeline) {
    this.timeline = timeline;
  }

  /**
   * Makes the call and waits until it is back in the dialplan.
   *
   * @throws IllegalStateException when it does not come back, with the reason
   */
  void make(AriOptions options, Duration patience) throws InterruptedException {
    make(options, options, patience, Hello::register);
  }

  /**
   * As {@link #make(AriOptions, Duration)}, into another application that does as Hello does.
   *
   * @param own the options of the application's client
   */
  void make(AriOptions own, AriOptions options, Duration patience, Consumer<AriClient> hello)
      throws InterruptedException {
    try (AriClient application = AriClient.connect(own);
        AriClient party = AriClient.connect(options)) {
      application.on(StasisStart.class, this::tell); // before the call goes on
      hello.accept(application);
      application.on(StasisEnd.class, this::callLeft);
      application.start("hello");
      party.on(Event.class, this::tell);
      party.on(StasisStart.class, this::partyIsConnected);
      party.on(PlaybackFinished.class, this::playbackIsOver);
      party.on(ChannelUserevent.class, this::cameBack);
      party
          .channels()
          .ref(id)
          .on(ChannelDestroyed.class, gone -> fail("the call was hung up: " + gone.causeText()));
      AriSession session = party.start(List.of("demo"), o -> o.subscribeAll(true));
      party
          .channels()
          .originate("Local/hello@hello", o -> o.app("demo").callerId("Demo <100>").channelId(id));
      await(patience);
      session.close();
    }
  }

  /** Tells what happens in the calls of an application. */
  void watch(AriClient application) {
    application.on(Event.class, this::tell);
  }

  private void await(Duration patience) throws InterruptedException {
    try {
      back.thenCompose(done -> left).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the call was not back in the dialplan after " + patience.toSeconds() + " s", e);
    }
  }

  private void partyIsConnected(StasisStart start) {
    if (start.application().equals("demo")) {
      caller.complete(start.channel());
    }
  }

  private void playbackIsOver(PlaybackFinished finished) {
    String media = finished.playback().mediaUri();
    if (finished.playback().state() == PlaybackState.FAILED) {
      if (media.equals(NOT_STOCK)) {
        say(media + " is not among Asterisk's stock sounds, so that playing it fails");
      } else {
        fail("playing " + media + " failed");
      }
    }
    switch (media) {
      case "sound:hello-world" -> press("7");
      case "sound:digits/7" -> press("*");
      case NOT_STOCK -> press("#");
      default -> {}
    }
  }

  private void press(String key) {
    say("the caller presses " + key);
    caller
        .thenAccept(channel -> channel.sendDtmf(key))
        .exceptionally(
            e -> {
              back.completeExceptionally(e);
              return null;
            });
  }

  private void callLeft(StasisEnd end) {
    tell(end);
    left.complete(null);
  }

  private void cameBack(ChannelUserevent event) {
    if (event.eventName().equals("BackInTheDialplan")) {
      say("the call is back in the dialplan");
      back.complete(null);
    }
  }

  private void fail(String why) {
    back.completeExceptionally(new IllegalStateException(why));
  }

  private void tell(Event event) {
    if (event instanceof StasisStart start) {
      say(start.channel().name() + " enters the application " + start.application());
    } else if (event instanceof StasisEnd end) {
      say(end.channel().name() + " leaves the application " + end.application());
    } else if (event instanceof ChannelStateChange change) {
      say(change.channel().name() + " is " + change.channel().state().value());
    } else if (event instanceof PlaybackStarted started) {
      say("playing " + started.playback().mediaUri());
    } else if (event instanceof PlaybackFinished finished) {
      say("played " + finished.playback().mediaUri() + ": " + finished.playback().state().value());
    } else if (event instanceof ChannelDtmfReceived dtmf) {
      say(dtmf.channel().name() + " received the digit " + dtmf.digit());
    } else if (event instanceof ChannelHangupRequest hangup) {
      say(hangup.channel().name() + " hangs up");
    }
  }

  /** Handlers of several calls and clients tell at the same time. */
  private synchronized void say(String what) {
    timeline.accept(TIME.format(LocalTime.now(ZoneId.systemDefault())) + "  " + what);
  }
}
