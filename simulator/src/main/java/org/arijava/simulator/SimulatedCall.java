/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.arijava.simulator.internal.world.Channel;
import org.arijava.simulator.internal.world.Dtmf;
import org.arijava.simulator.internal.world.Party;
import org.arijava.simulator.internal.world.World;

/**
 * Somebody at a telephone, in one call with the simulated Asterisk. Thread-safe, but meant for one
 * thread: the methods are the steps of a script, and each returns when it is done.
 *
 * <p>What takes time on a telephone takes time here, of the clock that the simulator has: with
 * {@link Time#HELD} a step makes the time pass that it takes.
 */
public final class SimulatedCall {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration REAL_PATIENCE = Duration.ofSeconds(10);
  private static final long POLL_NANOS = 1_000_000;

  private final World world;
  private final Party party;

  SimulatedCall(World world, Party party) {
    this.world = world;
    this.party = party;
  }

  /** The id of the channel that Asterisk has for this call. */
  public String channelId() {
    return world.call(() -> channel().id());
  }

  private Channel channel() {
    Channel channel = party.channel();
    if (channel == null) {
      throw new IllegalStateException("This call has no channel yet");
    }
    return channel;
  }

  /**
   * Waits until the call is answered, be it earlier than this and over by now.
   *
   * @throws IllegalStateException if the call ends first, or nobody answers for 30 s (10 s of real
   *     time)
   */
  public SimulatedCall waitForAnswer() {
    await("an answer", () -> party.wasAnswered() || party.cause() >= 0);
    if (!world.call(party::wasAnswered)) {
      throw new IllegalStateException("The call was not answered:\n" + timeline());
    }
    return this;
  }

  private void waitUntilUp() {
    waitForAnswer();
    if (!isUp()) {
      throw new IllegalStateException("The call is over:\n" + timeline());
    }
  }

  /**
   * Waits until Asterisk hung up.
   *
   * @throws IllegalStateException if it does not for 30 s (10 s of real time)
   */
  public SimulatedCall waitForHangup() {
    await("a hang-up", () -> party.cause() >= 0);
    return this;
  }

  /**
   * Waits until a medium begins to be heard, be it earlier than this call.
   *
   * @param media its URI, such as {@code sound:hello-world}
   * @throws IllegalStateException if it is not for 30 s (10 s of real time)
   */
  public SimulatedCall waitForMedia(String media) {
    await(media, () -> party.played().contains(media));
    return this;
  }

  /**
   * Presses keys, one after the other, each for 100 ms with 100 ms between; waits for an answer
   * before.
   *
   * @param keys of 0 to 9, *, # and A to D
   * @throws IllegalArgumentException if there are other keys
   * @throws IllegalStateException if the call is over, or not answered
   */
  public SimulatedCall press(String keys) {
    if (!keys.matches(Dtmf.KEYS)) {
      throw new IllegalArgumentException("A telephone does not have all keys of \"" + keys + "\"");
    }
    waitUntilUp();
    for (char key : keys.toCharArray()) {
      pass(Dtmf.LENGTH);
      world.run(() -> party.press(key));
      pass(Dtmf.LENGTH);
    }
    return this;
  }

  /**
   * Talks for a while; waits for an answer before.
   *
   * @throws IllegalStateException if the call is over, or not answered
   */
  public SimulatedCall speak(Duration duration) {
    waitUntilUp();
    world.run(() -> party.talk(true));
    pass(duration);
    world.run(() -> party.talk(false));
    return this;
  }

  /**
   * Sounds a tone, as a fax does for example, which {@code TONE_DETECT} of its channel can detect;
   * waits for an answer before.
   *
   * @param frequency in Hz
   * @throws IllegalStateException if the call is over, or not answered
   */
  public SimulatedCall tone(int frequency, Duration duration) {
    waitUntilUp();
    world.run(() -> party.tone(frequency));
    pass(duration);
    world.run(() -> party.tone(0));
    return this;
  }

  /** Does nothing for a while. */
  public SimulatedCall waitFor(Duration duration) {
    pass(duration);
    return this;
  }

  /** Answers a call that Asterisk makes. */
  public SimulatedCall answer() {
    world.run(party::answer);
    return this;
  }

  /** Puts Asterisk on hold. */
  public SimulatedCall hold() {
    world.run(() -> party.hold(true));
    return this;
  }

  /** Takes Asterisk back from hold. */
  public SimulatedCall unhold() {
    world.run(() -> party.hold(false));
    return this;
  }

  /**
   * Asks Asterisk to send the other party to an extension of the context {@code default}, as a
   * telephone does with REFER. Asterisk does so if there is one other party, in a bridge: {@code
   * BridgeBlindTransfer}. On a channel whose variable {@code PJSIP_TRANSFER_HANDLING()} is {@code
   * ari-only} it leaves that to the application, which is told by {@code ChannelTransfer} and
   * answers by {@code POST /channels/{channelId}/transfer_progress}.
   */
  public SimulatedCall transferTo(String destination) {
    world.run(() -> world.transfers().blind(channel(), destination));
    return this;
  }

  /**
   * Asks Asterisk to connect the other party of this call with that of another call, which both end
   * by that: {@code BridgeAttendedTransfer}. Nothing happens unless each of the two calls is in a
   * bridge with one other party.
   */
  public SimulatedCall transferTo(SimulatedCall consultation) {
    world.run(() -> world.transfers().attended(channel(), consultation.channel()));
    return this;
  }

  /** Hangs up. */
  public SimulatedCall hangup() {
    return hangup(16);
  }

  /** Hangs up with a Q.850 cause, for example 17 to be busy. */
  public SimulatedCall hangup(int cause) {
    world.run(() -> party.hangUp(cause));
    return this;
  }

  /**
   * What was played to it, as the URIs of media, in the order in which they began. Waits until the
   * call is settled: until nothing is played or waits to be, and then for 10 ms of real time no
   * request came and no event was sent; whoever may think for longer waits for something definite
   * before.
   */
  public List<String> played() {
    settle();
    return world.call(party::played);
  }

  /** The digits that it heard; waits until the call is settled, see {@link #played}. */
  public String digits() {
    settle();
    return world.call(party::digits);
  }

  /** Whether Asterisk has answered, or been answered, and the call goes on. */
  public boolean isUp() {
    return world.call(() -> channel().isUp() && !channel().isHungUp());
  }

  /** Whether it hears, or makes, ringing. */
  public boolean isRinging() {
    return world.call(party::isRinging);
  }

  /** Whether Asterisk holds it. */
  public boolean isHeld() {
    return world.call(party::isHeld);
  }

  /**
   * Whether an application sent the call on in the dialplan, where it may have ended; waits until
   * the call is settled, see {@link #played}.
   */
  public boolean inDialplan() {
    settle();
    return world.call(() -> channel().wasContinued());
  }

  /** The Q.850 cause of the hang-up; empty while the call lasts. */
  public OptionalInt hangupCause() {
    int cause = world.call(party::cause);
    return cause < 0 ? OptionalInt.empty() : OptionalInt.of(cause);
  }

  /** What happened in this call, a line each, with the time since it began. */
  public String timeline() {
    return String.join("\n", world.call(party::log));
  }

  private void settle() {
    await("the end of what is played", () -> !channel().commands().isBusy());
    world.awaitQuiet();
    await("the end of what is played", () -> !channel().commands().isBusy());
  }

  private void pass(Duration duration) {
    if (world.settings().time() == Time.HELD) {
      world.advance(duration);
      return;
    }
    var done = new java.util.concurrent.CountDownLatch(1);
    world.run(() -> world.after(duration, true, done::countDown));
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in a simulated call", e);
    }
    world.noteActivity();
  }

  private void await(String what, BooleanSupplier condition) {
    java.time.Instant limit = world.call(() -> world.now().plus(PATIENCE));
    long realLimit = System.nanoTime() + REAL_PATIENCE.toNanos();
    boolean held = world.settings().time() == Time.HELD;
    boolean real = world.settings().time() == Time.REAL;
    boolean quiet = false;
    while (!world.call(condition::getAsBoolean)) {
      if (!quiet) {
        world.awaitQuiet();
        quiet = true;
        continue;
      }
      boolean late = real ? world.now().isAfter(limit) : System.nanoTime() > realLimit;
      if (late) {
        throw new IllegalStateException("Waited in vain for " + what + ":\n" + timeline());
      }
      if (!held || !world.call(world::isAwaited) || !world.stepTo(limit)) {
        LockSupport.parkNanos(POLL_NANOS);
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("Interrupted in a simulated call");
      }
    }
    world.noteActivity();
  }

  @Override
  public String toString() {
    return "call on " + channelId();
  }
}
