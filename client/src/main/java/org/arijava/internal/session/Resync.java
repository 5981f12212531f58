/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.arijava.AriClient;
import org.arijava.AriSession;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.error.AriException;
import org.arijava.internal.Core;
import org.arijava.internal.codec.ObjectKey;
import org.arijava.internal.events.Source;
import org.arijava.model.AsteriskInfo;
import org.arijava.model.InfoSection;
import org.arijava.model.StatusInfo;
import org.arijava.model.SystemInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what the client believes with what Asterisk says after a gap. Confined to the session's
 * thread.
 */
final class Resync {

  private static final Logger log = LoggerFactory.getLogger(Resync.class);

  private final Core core;
  private final AriSession session;
  private final Source source;
  private final List<String> apps;
  private final Endings endings;
  private @Nullable Run run;

  /** One run of one Asterisk. */
  private record Run(Optional<Instant> started, Optional<String> entity) {}

  /**
   * What Asterisk says.
   *
   * @param restarted whether it is another run of Asterisk than before, or another Asterisk
   * @param channels the channels in the session's applications
   * @param ends what tells the ends that were missed
   */
  record Truth(boolean restarted, List<Channel> channels, List<Runnable> ends) {

    /** Tells the ends that were missed. */
    void tell() {
      ends.forEach(Runnable::run);
    }
  }

  Resync(Core core, AriSession session, Source source, List<String> apps, Endings endings) {
    this.core = core;
    this.session = session;
    this.source = source;
    this.apps = apps;
    this.endings = endings;
  }

  /** Remembers which run of Asterisk this is; true when it is another one than before. */
  boolean remember() {
    AsteriskInfo info =
        core.client()
            .asterisk()
            .getInfo(o -> o.only(List.of(InfoSection.STATUS, InfoSection.SYSTEM)));
    Run now =
        new Run(
            info.status().map(StatusInfo::startupTime), info.system().map(SystemInfo::entityId));
    Run before = run;
    run = now;
    return before != null && !before.equals(now);
  }

  /** Asks Asterisk what there is. */
  Truth compare() {
    boolean restarted = remember();
    AriClient ari = core.client();
    Set<String> ours = new HashSet<>();
    for (String app : apps) {
      ours.addAll(ari.applications().get(app).channelIds());
    }
    boolean all = ours.contains(Restoration.ALL_CHANNELS); // then it does not list who enters
    Map<String, Channel> channels =
        ari.channels().list().stream()
            .collect(Collectors.toMap(Channel::id, channel -> channel, (a, b) -> a));
    Set<String> bridges = ari.bridges().list().stream().map(Bridge::id).collect(Collectors.toSet());
    if (all) {
      channels.values().stream().filter(this::runsOurs).map(Channel::id).forEach(ours::add);
    }
    List<Runnable> ends = new ArrayList<>();
    for (ObjectKey key : core.router().states().living(session)) {
      boolean gone = isGone(key, channels.keySet(), bridges);
      if (core.router().states().isInside(key)) {
        if (all && !gone && !restarted) {
          ours.add(key.id()); // as far as can be told
        }
        if (gone || !ours.contains(key.id())) {
          ends.add(() -> endings.left(core, source, key, application(key)));
        }
      }
      if (gone) {
        ends.add(() -> endings.gone(core, source, key, application(key)));
      }
    }
    return new Truth(
        restarted, ours.stream().map(channels::get).filter(Objects::nonNull).toList(), ends);
  }

  /** Whether the channel is in one of the applications by what it runs, if Asterisk says that. */
  private boolean runsOurs(Channel channel) {
    return channel.raw().get("dialplan") instanceof Map<?, ?> at
        && "Stasis".equals(at.get("app_name"))
        && at.get("app_data") instanceof String data
        && apps.contains(data.split(",", 2)[0]);
  }

  private String application(ObjectKey key) {
    return core.router().states().applicationOf(key).orElse(apps.get(0));
  }

  private boolean isGone(ObjectKey key, Set<String> channels, Set<String> bridges) {
    return switch (key.kind()) {
      case "Channel" -> !channels.contains(key.id());
      case "Bridge" -> !bridges.contains(key.id());
      default -> !core.isThere(key);
    };
  }

  /**
   * Ends what this client made and no event has ever told of: the request that made it is answered
   * by now, so that it is there or was. False when Asterisk did not say so of all of it.
   */
  boolean endUnheardOf() {
    boolean all = true;
    for (ObjectKey key : core.router().states().unheardOf(core.options().requestTimeout())) {
      try {
        if (!core.isThere(key)) {
          endings.gone(core, source, key, application(key));
        }
      } catch (AriException e) {
        log.debug("The {} cannot tell whether {} is there: {}", session, key, e.getMessage());
        all = false;
      }
    }
    return all;
  }
}
