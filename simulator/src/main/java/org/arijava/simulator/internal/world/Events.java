/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arijava.simulator.internal.world.Topic.Kind;
import org.jspecify.annotations.Nullable;

/** Makes events and brings them to those who subscribed. Confined to the world's thread. */
public final class Events {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

  private static final String TIME = "timestamp";

  private final World world;
  private final Map<Object, List<Delivery>> held = new LinkedHashMap<>();
  private final Map<Runnable, Long> countdowns = new LinkedHashMap<>();
  private long sent;
  private int copies = 1;

  private record Delivery(EventSocket socket, byte[] json) {}

  Events(World world) {
    this.world = world;
  }

  static String timestamp(Instant time) {
    return TIMESTAMP.format(time);
  }

  /** An event of now, with its own fields as names and values in turn. */
  public Map<String, Object> of(String type, Object... namesAndValues) {
    Map<String, Object> event = Json.object("type", type, TIME, world.now());
    event.putAll(Json.object(namesAndValues));
    return event;
  }

  /** Tells what happened on a channel, to its subscribers and those of its endpoint. */
  public void toChannel(Channel channel, Map<String, Object> event) {
    for (Application application : world.applications().all()) {
      deliver(application, Topic.channel(channel), event);
      deliver(application, Topic.all(Kind.CHANNEL), event);
      Endpoint endpoint = channel.endpoint();
      if (endpoint != null) {
        deliver(application, endpoint.topic(), event);
      }
    }
  }

  /** Tells what happened on a channel to those who look at all channels, or at its endpoint. */
  void toWatchers(Channel channel, Map<String, Object> event) {
    for (Application application : world.applications().all()) {
      deliver(application, Topic.all(Kind.CHANNEL), event);
      Endpoint endpoint = channel.endpoint();
      if (endpoint != null) {
        deliver(application, endpoint.topic(), event);
      }
    }
  }

  /** Tells something that no channel is named in, to those who look at all of them. */
  void toWatchers(Map<String, Object> event) {
    for (Application application : world.applications().all()) {
      deliver(application, Topic.all(Kind.CHANNEL), event);
    }
  }

  /** Tells how a dial goes, to those who look at the called channel or only at the caller. */
  void toDialled(Channel called, @Nullable Channel caller, Map<String, Object> event) {
    toChannel(called, event);
    if (caller != null) {
      for (Application application : world.applications().all()) {
        if (!application.isSubscribed(Topic.channel(called))) {
          deliver(application, Topic.channel(caller), event);
        }
      }
    }
  }

  /** Tells what happened with a channel in a bridge, once to each who looks at either. */
  void toMember(Bridge bridge, Channel channel, Map<String, Object> event) {
    List<Topic> topics =
        List.of(
            Topic.bridge(bridge),
            Topic.all(Kind.BRIDGE),
            Topic.channel(channel),
            Topic.all(Kind.CHANNEL));
    toEach(topics, event);
  }

  /** Tells of a transfer, once to each who looks at one of the channels or bridges. */
  void toTransfer(List<Channel> channels, List<Bridge> bridges, Map<String, Object> event) {
    List<Topic> topics = new ArrayList<>(List.of(Topic.all(Kind.BRIDGE), Topic.all(Kind.CHANNEL)));
    channels.forEach(channel -> topics.add(Topic.channel(channel)));
    bridges.forEach(bridge -> topics.add(Topic.bridge(bridge)));
    toEach(topics, event);
  }

  private void toEach(List<Topic> topics, Map<String, Object> event) {
    for (Application application : world.applications().all()) {
      if (topics.stream().anyMatch(application::isSubscribed)) {
        toApplication(application, event);
      }
    }
  }

  /** Tells what happened to a bridge. */
  public void toBridge(Bridge bridge, Map<String, Object> event) {
    to(new Topic(Kind.BRIDGE, bridge.id()), event);
  }

  /** Tells something to the subscribers of a topic, and of all of its kind. */
  public void to(Topic topic, Map<String, Object> event) {
    for (Application application : world.applications().all()) {
      deliver(application, topic, event);
      deliver(application, Topic.all(topic.kind()), event);
    }
  }

  /** Tells something to the subscribers of a topic, and not to those of all of its kind. */
  void toSubscribers(Topic topic, Map<String, Object> event) {
    for (Application application : world.applications().all()) {
      deliver(application, topic, event);
    }
  }

  private void deliver(Application application, Topic topic, Map<String, Object> event) {
    if (application.isSubscribed(topic)) {
      toApplication(application, event);
    }
  }

  /** Tells something to one application, if its filter lets it and a client is there. */
  public void toApplication(Application application, Map<String, Object> event) {
    String type = (String) event.getOrDefault("type", "");
    EventSocket socket = application.socket();
    if (socket != null && world.shapes().has(type) && application.lets(type)) {
      toSocket(socket, application, event);
    }
  }

  /** Sends the response to a request over the WebSocket, which a filter may swallow. */
  public void respond(EventSocket socket, Application application, Map<String, Object> response) {
    if (application.lets("RESTResponse")) {
      toSocket(socket, application, response);
    }
  }

  /** Sends something past the filter. */
  void toSocket(EventSocket socket, Application application, Map<String, Object> event) {
    var message = new LinkedHashMap<>(event);
    if (message.get(TIME) instanceof Instant time) { // few events are sent to anybody
      message.put(TIME, timestamp(time));
    }
    message.put("asterisk_id", world.entityId());
    message.put("application", application.name());
    String type = (String) event.getOrDefault("type", "");
    byte[] json = Json.write(world.shapes().fit(type, message));
    List<Delivery> withheld = type.equals("RESTResponse") ? null : held.get(world.cause());
    if (withheld != null) {
      withheld.add(new Delivery(socket, json));
    } else {
      send(socket, json);
    }
  }

  private void send(EventSocket socket, byte[] json) {
    world.noteActivity();
    for (int i = 0; i < copies; i++) {
      socket.send(json);
    }
    copies = 1;
    sent++;
    if (!countdowns.isEmpty()) {
      List<Runnable> due =
          countdowns.entrySet().stream()
              .filter(countdown -> countdown.getValue() <= sent)
              .map(Map.Entry::getKey)
              .toList();
      due.forEach(countdowns::remove);
      due.forEach(Runnable::run);
    }
  }

  /** Runs something when so many more events have been sent. */
  public void afterSent(int count, Runnable task) {
    countdowns.put(task, sent + count);
  }

  /** Holds back the events that are a consequence of something, until {@link #release}. */
  public void hold(Object cause) {
    held.put(cause, new ArrayList<>());
  }

  /** Sends what was held back, in its order, and holds nothing of that back any longer. */
  public void release(Object cause) {
    List<Delivery> all = held.remove(cause);
    if (all != null) {
      all.forEach(delivery -> send(delivery.socket(), delivery.json()));
    }
  }

  /** Sends the next event more than once. */
  public void repeatNext(int times) {
    copies = times;
  }
}
