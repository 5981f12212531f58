/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.List;

/**
 * One method of one path.
 *
 * @param path the path without {@code /ari}
 * @param response Asterisk's name of the type of the answer; {@code void} when there is none
 * @param websocket whether it is an upgrade to WebSocket
 * @param errors the documented status codes of failures
 * @param since the first release of each branch that has it
 */
public record Operation(
    String nickname,
    String method,
    String path,
    String response,
    boolean websocket,
    List<Integer> errors,
    List<String> since,
    List<Parameter> parameters) {
  public Operation {
    errors = List.copyOf(errors);
    since = List.copyOf(since);
    parameters = List.copyOf(parameters);
  }
}
