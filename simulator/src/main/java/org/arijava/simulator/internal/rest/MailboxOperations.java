/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import org.arijava.simulator.internal.world.World;

/** The operations on mailboxes, where the modules for them are loaded. */
final class MailboxOperations {
  private final World world;

  MailboxOperations(World world) {
    this.world = world;
  }

  void register(Handlers handlers) {
    handlers.on("mailboxes.list", request -> Answer.ok(world.mailboxes().all()));
    handlers.on("mailboxes.get", request -> Answer.ok(world.mailboxes().snapshot(name(request))));
    handlers.on("mailboxes.update", this::update);
    handlers.on("mailboxes.delete", this::delete);
  }

  private String name(Request request) {
    String name = request.path("mailboxName");
    if (!world.mailboxes().has(name)) {
      throw new AriError(404, "Mailbox is not controlled by ARI");
    }
    return name;
  }

  private Answer update(Request request) {
    world
        .mailboxes()
        .set(
            request.path("mailboxName"),
            request.number("oldMessages", 0),
            request.number("newMessages", 0));
    return Answer.done();
  }

  private Answer delete(Request request) {
    world.mailboxes().delete(name(request));
    return Answer.done();
  }
}
