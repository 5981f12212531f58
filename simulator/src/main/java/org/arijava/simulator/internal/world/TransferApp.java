/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dialplan's {@code Transfer}: asks the far end to call somebody else instead. It has a far end
 * that does so only where Asterisk calls itself. Confined to the world's thread.
 */
final class TransferApp {
  private static final Pattern SIP = Pattern.compile("PJSIP/(sip:([^@?]*)[^?]*)(?:\\?(.*))?");
  private static final Pattern REPLACES = Pattern.compile("Replaces=([^;]*).*");

  private final World world;
  private final Walk walk;

  TransferApp(World world, Walk walk) {
    this.world = world;
    this.walk = walk;
  }

  void run(String data) {
    Matcher sip = SIP.matcher(data);
    Channel far = walk.channel().far instanceof Link link ? link.other() : null;
    if (far == null || far.gone || !sip.matches()) {
      end("FAILURE", "0");
      return;
    }
    String headers = sip.group(3) == null ? "" : sip.group(3);
    Matcher replaces = REPLACES.matcher(URLDecoder.decode(headers, StandardCharsets.UTF_8));
    if (replaces.matches()) {
      boolean done = world.transfers().attended(far, replaces.group(1));
      end(done ? "SUCCESS" : "FAILURE", done ? "0" : "503");
    } else if (!world
        .transfers()
        .blind(far, sip.group(2), sip.group(1), () -> end("FAILURE", "503"))) {
      end("FAILURE", "603");
    }
  }

  private void end(String status, String code) {
    Channel channel = walk.channel();
    if (!channel.hungUp) {
      world.variables().set(channel, "TRANSFERSTATUS", status);
      world.variables().set(channel, "TRANSFERSTATUSPROTOCOL", code);
      walk.next();
    }
  }
}
