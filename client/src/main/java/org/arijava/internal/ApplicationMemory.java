/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import org.arijava.Application;
import org.arijava.error.AriDecodeException;
import org.arijava.internal.codec.DecodedApplication;
import org.arijava.internal.codec.Envelope;
import org.arijava.internal.codec.JsonReader;
import org.arijava.internal.codec.ObjectKey;
import org.arijava.internal.events.ObjectStates;
import org.arijava.internal.session.EventFilter;
import org.arijava.internal.session.Subscriptions;
import org.arijava.spi.AriResponse;

/**
 * Learns from successful requests and from events what applications were subscribed to and how
 * their events are filtered, so that it can be restored. Thread-safe.
 */
public final class ApplicationMemory {

  private static final String CHANNEL = "channel:";

  private final ObjectStates states;
  private final Subscriptions subscriptions = new Subscriptions();

  ApplicationMemory(ObjectStates states) {
    this.states = states;
  }

  /** What is to be restored. */
  public Subscriptions subscriptions() {
    return subscriptions;
  }

  /** A request succeeded, which is only remembered where the core says so. */
  void succeeded(Core core, Call call, AriResponse answer) {
    if (call.is("POST", "/subscription")) {
      call.list("eventSource").forEach(this::heardOf);
    }
    if (core.remembers()) {
      remember(core, call, answer);
    }
  }

  private void heardOf(String source) {
    if (source.startsWith(CHANNEL) && source.length() > CHANNEL.length()) {
      states.heardOf(new ObjectKey("Channel", source.substring(CHANNEL.length())));
    }
  }

  private void remember(Core core, Call call, AriResponse answer) {
    String app = call.id("applicationName");
    if (call.is("POST", "/subscription")) {
      subscriptions.add(app, call.list("eventSource"));
    } else if (call.is("DELETE", "/subscription")) {
      subscriptions.remove(app, call.list("eventSource"));
    } else if (call.is("PUT", "/eventFilter")) {
      subscriptions.filter(app, filter(core, answer));
    }
  }

  /** The filter that the answer shows: what a request leaves out stays as it was. */
  private static EventFilter filter(Core core, AriResponse answer) {
    try {
      Application application =
          JsonReader.readObject(answer.body(), 0, in -> new DecodedApplication(in, core));
      return EventFilter.of(application.raw());
    } catch (AriDecodeException e) {
      return EventFilter.NONE; // whoever asked is told that it cannot be read
    }
  }

  /** An event is about to tell that an object is gone: nothing of it is left to subscribe to. */
  public void ended(Envelope event) {
    if (!subscriptions.isEmpty()) {
      for (ObjectKey object : event.objects()) {
        if (event.type().ends(object.kind())) {
          subscriptions.ended(object);
        }
      }
    }
  }
}
