/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.Map;

/**
 * A request as it arrived, over HTTP or the WebSocket. Immutable.
 *
 * @param path the path below {@code /ari/}, still encoded
 * @param query the decoded query
 * @param overrides the decoded parameters that come after those of a form: {@code query_strings}
 *     have no place in HTTP
 * @param contentType empty when there is none
 * @param overWebSocket whether it came over the WebSocket of events
 */
public record Call(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> overrides,
    String contentType,
    byte[] body,
    String host,
    boolean overWebSocket) {}
