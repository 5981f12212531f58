/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.arijava.simulator.internal.world.Channel.State;
import org.jspecify.annotations.Nullable;

/** Somebody at a telephone, with one call. Confined to the world's thread. */
public final class Party implements FarEnd {
  private final World world;
  private final Endpoint endpoint;
  private final Instant began;
  private final List<String> played = new ArrayList<>();
  private final List<Note> log = new ArrayList<>();
  private final StringBuilder digits = new StringBuilder();
  private @Nullable Channel channel;
  private boolean ringing;
  private boolean held;
  private boolean answered;
  private int cause = -1;

  private record Note(long millis, String what) {
    String line() {
      return String.format(Locale.ROOT, "%8.3f s  %s", millis / 1000.0, what);
    }
  }

  Party(World world, Endpoint endpoint) {
    this.world = world;
    this.endpoint = endpoint;
    began = world.now();
    endpoint.parties().add(this);
  }

  void connect(Channel newChannel) {
    channel = newChannel;
  }

  /** The channel that Asterisk has for the call; null before there is one. */
  public @Nullable Channel channel() {
    return channel;
  }

  /** What it heard, as the URIs of media, in order. */
  public List<String> played() {
    return List.copyOf(played);
  }

  /** The digits that it heard. */
  public String digits() {
    return digits.toString();
  }

  /** What happened in this call, a line each, with the time since it began. */
  public List<String> log() {
    return log.stream().map(Note::line).toList();
  }

  public boolean isRinging() {
    return ringing;
  }

  /** Whether the call was answered at some time, by either end. */
  public boolean wasAnswered() {
    return answered;
  }

  public boolean isHeld() {
    return held;
  }

  /** The cause of the hang-up; -1 while the call lasts. */
  public int cause() {
    return cause;
  }

  private void note(String what) {
    log.add(new Note(Duration.between(began, world.now()).toMillis(), what));
  }

  @Override
  public void dialled(Channel called) {
    note("is called");
    switch (endpoint.manner()) {
      case ANSWERS -> {
        if (endpoint.delay().isZero()) {
          world.soon(this::answer);
        } else {
          world.soon(this::ring);
          world.after(endpoint.delay(), true, this::answer);
        }
      }
      case NEVER_ANSWERS -> world.soon(this::ring);
      case IS_BUSY -> world.soon(() -> hangUp(Causes.BUSY));
      case REJECTS -> world.soon(() -> hangUp(Causes.REJECTED));
      case IS_UNREACHABLE -> world.soon(() -> hangUp(3));
    }
  }

  private void ring() {
    Channel own = channel;
    if (own != null && own.dial != null) {
      note("rings");
      ringing = true;
      own.dial.ringing();
    }
  }

  /** Picks up a call from Asterisk. */
  public void answer() {
    Channel own = channel;
    if (own != null && own.dial != null && own.state != State.UP && !own.hungUp) {
      note("answers");
      answered = true;
      ringing = false;
      own.dial.answered();
    }
  }

  /** Presses a key. */
  public void press(char digit) {
    Channel own = channel;
    if (own != null && !own.hungUp) {
      note("presses " + digit);
      world.dtmf().received(own, digit, Dtmf.LENGTH);
    }
  }

  /** Begins to talk, or falls silent. */
  public void talk(boolean on) {
    Channel own = channel;
    if (own != null && !own.hungUp) {
      note(on ? "talks" : "is silent");
      world.talk(own, on);
    }
  }

  /** Sounds a tone of so many Hz, or none any more if 0. */
  public void tone(int hertz) {
    Channel own = channel;
    if (own != null && !own.hungUp) {
      note(hertz > 0 ? "sounds a tone of " + hertz + " Hz" : "sounds no more tone");
      world.tone(own, hertz);
    }
  }

  /** Puts Asterisk on hold, or takes it back. */
  public void hold(boolean on) {
    Channel own = channel;
    if (own != null && !own.hungUp) {
      note(on ? "holds" : "resumes");
      world.hold(own, on);
    }
  }

  /** Hangs up, or refuses. */
  public void hangUp(int newCause) {
    Channel own = channel;
    if (own != null && !own.hungUp) {
      note("hangs up");
      cause = newCause;
      world.hangups().remote(own, newCause);
    }
  }

  @Override
  public void ringing(Channel of, boolean on) {
    note(on ? "hears ringing" : "hears no more ringing");
    ringing = on;
  }

  @Override
  public void answered(Channel of) {
    note("is answered");
    answered = true;
    ringing = false;
  }

  @Override
  public void digit(Channel of, char digit, Duration length) {
    note("hears digit " + digit);
    digits.append(digit);
  }

  @Override
  public void played(Channel of, String media) {
    note("hears " + media);
    played.add(media);
  }

  @Override
  public void held(Channel of, boolean on) {
    note(on ? "is held" : "is resumed");
    held = on;
  }

  @Override
  public void busy(Channel of, boolean congestion) {
    note(congestion ? "hears congestion" : "hears busy");
  }

  @Override
  public void hungUp(Channel of, int newCause) {
    if (cause < 0) {
      note("is hung up, " + newCause + " " + Causes.text(newCause));
      cause = newCause;
    }
  }
}
