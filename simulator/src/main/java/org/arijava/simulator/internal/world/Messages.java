/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Text messages to and from telephones. Confined to the world's thread. */
public final class Messages {
  private final World world;
  private int messages;

  Messages(World world) {
    this.world = world;
  }

  /** Brings a message to a telephone; a loop brings it back. */
  public void send(Endpoint endpoint, String from, String body, Map<String, String> headers) {
    endpoint.messages().add(body);
    if (endpoint.loopContext() != null) {
      receive(endpoint, "<sip:" + endpoint.resource() + "@127.0.0.1>", body, headers);
    }
  }

  /** A telephone sends a message to Asterisk. */
  public void receive(Endpoint endpoint, String from, String body, Map<String, String> headers) {
    var variables = new LinkedHashMap<String, Object>();
    variables.put("PJSIP_RECVADDR", "127.0.0.1:5060");
    variables.put("PJSIP_TRANSPORT", "udp");
    variables.put(
        "Via",
        "SIP/2.0/UDP 127.0.0.1:5060;rport=5060;received=127.0.0.1;branch=z9hG4bKPj"
            + UUID.randomUUID());
    variables.put("From", from + ";tag=" + UUID.randomUUID());
    variables.put("To", "<sip:127.0.0.1>");
    variables.put("Call-ID", UUID.randomUUID().toString());
    variables.put("CSeq", (++messages) + " MESSAGE");
    variables.put("Max-Forwards", "70");
    variables.put("User-Agent", "Asterisk PBX " + world.release());
    variables.put("Content-Type", "text/plain");
    variables.put("Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
    variables.putAll(headers);
    Map<String, Object> message =
        Json.object(
            "from", from,
            "to", "pjsip:127.0.0.1",
            "body", body,
            "variables", variables);
    Map<String, Object> event =
        world
            .events()
            .of("TextMessageReceived", "endpoint", endpoint.snapshot(), "message", message);
    world.events().to(endpoint.topic(), event);
  }
}
