/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.arijava.simulator.Time;
import org.arijava.simulator.internal.world.Channel.State;
import org.arijava.spec.Spec;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a simulated Asterisk consists of. All of it belongs to one thread; {@link
 * #execute}, {@link #call}, {@link #advance}, {@link #awaitQuiet} and {@link #close} are for
 * others.
 */
public final class World implements AutoCloseable {
  private final Settings settings;
  private final Shapes shapes;
  private final WorldThread thread;
  private Instant startup;
  private final Events events = new Events(this);
  private final Applications applications = new Applications(this);
  private final Channels channels = new Channels(this);
  private final Endpoints endpoints = new Endpoints(this);
  private final Bridges bridges = new Bridges(this);
  private final Playbacks playbacks = new Playbacks(this);
  private final Recordings recordings = new Recordings(this);
  private final DeviceStates deviceStates = new DeviceStates(this);
  private final Variables variables = new Variables(this);
  private final StasisApps stasis = new StasisApps(this);
  private final Hangups hangups = new Hangups(this);
  private final Dialer dialer = new Dialer(this);
  private final DialplanApps dialplanApps = new DialplanApps(this);
  private final Broadcasts broadcasts = new Broadcasts(this);
  private final Dtmf dtmf = new Dtmf(this);
  private final SpecialChannels special = new SpecialChannels(this);
  private final Transfers transfers = new Transfers(this);
  private final Messages messages = new Messages(this);
  private final Mailboxes mailboxes = new Mailboxes();
  private final Modules modules = new Modules();
  private final Dialplan dialplan;
  private final Sounds sounds = new Sounds();
  private final Faults faults = new Faults();
  private final Map<String, String> globalVariables = new LinkedHashMap<>();
  private String entityId = "02:00:00:00:00:01";

  /**
   * What a world is made with.
   *
   * @param channelVariables the variables that all snapshots of channels show
   * @param mailboxes whether the modules for mailboxes are loaded
   */
  public record Settings(
      Release release,
      Time time,
      Dialplan dialplan,
      List<String> channelVariables,
      boolean mailboxes) {}

  public World(Spec spec, Settings settings) {
    this.settings = settings;
    shapes = new Shapes(spec, settings.release());
    dialplan = settings.dialplan();
    thread = new WorldThread(settings.time());
    startup = thread.now();
  }

  public Settings settings() {
    return settings;
  }

  public Release release() {
    return settings.release();
  }

  public Instant startup() {
    return startup;
  }

  public String entityId() {
    return entityId;
  }

  /** Makes it another Asterisk, as one that was set up anew. */
  public void entityId(String id) {
    entityId = id;
  }

  public Instant now() {
    return thread.now();
  }

  /** An instant in the form of Asterisk's JSON. */
  public static String timestamp(Instant time) {
    return Events.timestamp(time);
  }

  /** Runs a task on the world's thread. For other threads. */
  public void execute(Runnable task) {
    thread.execute(task);
  }

  /** Runs a task on the world's thread and returns its result. For other threads. */
  public <T> T call(Supplier<T> task) {
    return thread.call(task);
  }

  /** As {@link #call}, without a result. For other threads. */
  public void run(Runnable task) {
    thread.noteActivity();
    thread.call(
        () -> {
          task.run();
          return true;
        });
  }

  /** Lets held time pass. For other threads. */
  public void advance(Duration duration) {
    thread.advance(duration);
  }

  /** Waits until nothing was asked or sent for a moment. For other threads. */
  public void awaitQuiet() {
    thread.awaitQuiet();
  }

  /** Runs what is due next, if it is due until then. For other threads, while time is held. */
  public boolean stepTo(Instant target) {
    return thread.stepTo(target);
  }

  /** Whether somebody waits for time to pass. */
  public boolean isAwaited() {
    return thread.isAwaited();
  }

  public void noteActivity() {
    thread.noteActivity();
  }

  /** Runs a task after the current one. */
  public void soon(Runnable task) {
    thread.soon(task);
  }

  /** What the current task is a consequence of, if that was asked to be known. */
  @Nullable Object cause() {
    return thread.cause();
  }

  /** Runs a task, and what it puts off, as a consequence of something. */
  public void because(@Nullable Object cause, Runnable task) {
    thread.because(cause, task);
  }

  /**
   * Runs a task later.
   *
   * @param awaited whether somebody waits for it, so that time may leap to it
   */
  public Timer after(Duration delay, boolean awaited, Runnable task) {
    return thread.after(delay, awaited, task);
  }

  /** Begins anew, without channels, bridges, applications; what is stored on disk stays. */
  public void restart() {
    applications.clear();
    channels.clear();
    bridges.clear();
    playbacks.clear();
    recordings.clear();
    endpoints.clear();
    globalVariables.clear();
    thread.clear();
    startup = thread.now();
  }

  /** Answers a channel that came in; of a Local channel the other half is answered by that. */
  public void answer(Channel channel) {
    if (channel.state == State.RING) {
      channel.changeState(State.UP);
      FarEnd far = channel.far;
      if (far != null) {
        far.answered(channel);
      }
    }
  }

  /** Tells the far end of a channel that it rings, or no longer. */
  public void ring(Channel channel, boolean on) {
    FarEnd far = channel.far;
    if (far != null) {
      far.ringing(channel, on);
    }
  }

  /** Tells the far end of a channel that the call makes progress. */
  public void progress(Channel channel) {
    FarEnd far = channel.far;
    if (far != null) {
      far.progressing(channel);
    }
  }

  /** Puts the far end of a channel on hold, or takes it back. */
  public void holdFar(Channel channel, boolean on) {
    FarEnd far = channel.far;
    if (far != null) {
      far.held(channel, on);
    }
  }

  /** The far end put a channel on hold, or took it back. */
  void hold(Channel channel, boolean on) {
    hold(channel, on, "default");
  }

  /** As {@link #hold(Channel, boolean)}, with the music that the other party is to hear. */
  void hold(Channel channel, boolean on, String music) {
    Map<String, Object> event = events.of(on ? "ChannelHold" : "ChannelUnhold");
    if (on) {
      event.put("musicclass", music);
    }
    event.put("channel", channel.snapshot());
    events.toChannel(channel, event);
  }

  /** The far end of a channel begins to talk, or falls silent. */
  void talk(Channel channel, boolean on) {
    Instant since = channel.talkingSince;
    channel.talkingSince = on ? now() : null;
    recordings.talks(channel, on);
    if (!channel.variables().containsKey("TALK_DETECT(set)")) {
      return;
    }
    if (on) {
      events.toChannel(channel, events.of("ChannelTalkingStarted", "channel", channel.snapshot()));
    } else if (since != null) {
      events.toChannel(
          channel,
          events.of(
              "ChannelTalkingFinished",
              "channel",
              channel.snapshot(),
              "duration",
              Duration.between(since, now()).toMillis()));
    }
  }

  /** A channel hears a tone of so many Hz from now on, or none any more if 0. */
  void tone(Channel channel, int hertz) {
    channel.tone = hertz;
    if (channel.toneDetector != null) {
      channel.toneDetector.hear(hertz);
    }
  }

  Shapes shapes() {
    return shapes;
  }

  /** Whether this release has a model. */
  public boolean hasModel(String model) {
    return shapes.has(model);
  }

  List<String> channelVariables() {
    return settings.channelVariables();
  }

  public Events events() {
    return events;
  }

  public Applications applications() {
    return applications;
  }

  public Channels channels() {
    return channels;
  }

  public Endpoints endpoints() {
    return endpoints;
  }

  public Bridges bridges() {
    return bridges;
  }

  public Playbacks playbacks() {
    return playbacks;
  }

  public Recordings recordings() {
    return recordings;
  }

  public DeviceStates deviceStates() {
    return deviceStates;
  }

  public Variables variables() {
    return variables;
  }

  public StasisApps stasis() {
    return stasis;
  }

  public Hangups hangups() {
    return hangups;
  }

  public Dialer dialer() {
    return dialer;
  }

  public SpecialChannels special() {
    return special;
  }

  public Transfers transfers() {
    return transfers;
  }

  public Messages messages() {
    return messages;
  }

  public Mailboxes mailboxes() {
    return mailboxes;
  }

  public Modules modules() {
    return modules;
  }

  DialplanApps dialplanApps() {
    return dialplanApps;
  }

  public Broadcasts broadcasts() {
    return broadcasts;
  }

  public Dtmf dtmf() {
    return dtmf;
  }

  public Dialplan dialplan() {
    return dialplan;
  }

  public Sounds sounds() {
    return sounds;
  }

  public Faults faults() {
    return faults;
  }

  /** The variables of all channels, by name. */
  public Map<String, String> globalVariables() {
    return globalVariables;
  }

  @Override
  public void close() {
    thread.close();
  }
}
