/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that is to be made.
 *
 * @param application where an answered call goes; null: into the dialplan
 * @param timeout zero or negative: none
 * @param reported the variables that snapshots are to show
 */
public record Origin(
    String technology,
    String resource,
    String channelId,
    String otherChannelId,
    @Nullable String application,
    List<String> args,
    String context,
    String exten,
    int priority,
    Caller callerId,
    Duration timeout,
    Map<String, String> variables,
    Set<String> reported) {}
