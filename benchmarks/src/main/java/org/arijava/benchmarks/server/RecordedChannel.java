/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.server;

/** A channel as Asterisk describes it. */
public final class RecordedChannel {

  private static final String REST =
      "\",\"name\":\"PJSIP/loop-00000008\",\"state\":\"Up\",\"protocol_id\":\"\",\"caller\":"
          + "{\"name\":\"Alice\",\"number\":\"1000\"},\"connected\":{\"name\":\"\",\"number\":\"\"},"
          + "\"accountcode\":\"\",\"dialplan\":{\"context\":\"lab\",\"exten\":\"hello\","
          + "\"priority\":1,\"app_name\":\"Stasis\",\"app_data\":\"bench\"},"
          + "\"creationtime\":\"2026-11-23T03:07:07.873+0000\",\"language\":\"en\"}";

  private RecordedChannel() {}

  /** The JSON of a channel with that id. */
  public static String json(String id) {
    return "{\"id\":\"" + id + REST;
  }
}
