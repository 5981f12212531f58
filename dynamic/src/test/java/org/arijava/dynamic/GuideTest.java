/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.arijava.AriClient;
import org.arijava.AriListener;
import org.arijava.AriOptions;
import org.arijava.AriSession;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.Playback;
import org.arijava.Subscription;
import org.arijava.error.AriResponseException;
import org.arijava.error.ConflictException;
import org.arijava.error.NotFoundException;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.ChannelHangupRequest;
import org.arijava.event.Event;
import org.arijava.event.StasisEnd;
import org.arijava.event.StasisStart;
import org.arijava.swagger.LoopbackServer.Answer;
import org.arijava.swagger.SwaggerClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The code that the migration guides show. */
@Timeout(60)
@SuppressWarnings("unused") // guides name what they get
class GuideTest {

  private static final String CHANNEL = "{\"id\": \"1234\", \"name\": \"PJSIP/alice-1\"}";

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private FakeAsterisk asterisk;
  private String url;
  private AriClient ari;
  private DynamicAri dynamic;

  @BeforeEach
  void connect() throws Exception {
    asterisk = new FakeAsterisk(docs -> {});
    url = asterisk.url();
    ari = AriClient.connect(asterisk.options());
    dynamic = DynamicAri.over(ari);
  }

  @AfterEach
  void close() {
    ari.close();
    asterisk.close();
  }

  private String next() throws InterruptedException {
    return heard.poll(20, SECONDS);
  }

  private static String event(String type, String more) {
    return "{\"type\": \"%s\", \"application\": \"hello\", %s}".formatted(type, more);
  }

  private static String ofChannel(String type, String id) {
    return event(
        type, "\"channel\": {\"id\": \"%s\"}, \"digit\": \"7\", \"args\": []".formatted(id));
  }

  @Test
  void connecting() {
    // tag::connect
    AriClient client = AriClient.connect(url, "hey", "peekaboo");
    // end::connect
    client.close();
    // tag::connect-dynamic
    DynamicAri any = DynamicAri.connect(url, "hey", "peekaboo");
    // end::connect-dynamic
    assertThat(any.repositories()).hasSize(11);
    // tag::close
    any.close();
    // end::close
  }

  @Test
  void options() {
    // tag::options
    AriClient client =
        AriClient.connect(
            o ->
                o.url(url)
                    .credentials("hey", "peekaboo")
                    .requestTimeout(ofSeconds(5))
                    .listener(
                        new AriListener() {
                          @Override
                          public void disconnected(AriSession session, String reason) {
                            heard.add(reason);
                          }
                        }));
    // end::options
    assertThat(client.options().requestTimeout()).isEqualTo(ofSeconds(5));
    client.close();
  }

  @Test
  void repositories() {
    asterisk.answer(200, "[]").answer(200, CHANNEL);
    // tag::repository
    List<Channel> all = ari.channels().list();
    Channel channel = ari.channels().get("1234");
    // end::repository
    assertThat(channel.id()).isEqualTo("1234");
    asterisk.answer(200, "[]").answer(200, CHANNEL);
    // tag::repository-dynamic
    List<DynamicObject> those = dynamic.repository("channels").call("list").objects();
    DynamicObject one =
        dynamic.repository("channels").call("get", Map.of("channelId", "1234")).object();
    // end::repository-dynamic
    assertThat(one.as(Channel.class)).isEqualTo(channel);
  }

  @Test
  void objects() {
    Channel channel = ari.channels().ref("1234");
    asterisk.answer(Answer.empty(204)).answer(201, "{\"id\": \"p\"}");
    // tag::object
    channel.answer();
    Playback playback = channel.play("sound:hello-world");
    channel.hangup();
    // end::object
    assertThat(asterisk.line()).isEqualTo("DELETE /channels/1234");
    DynamicObject object = dynamic.of(channel);
    asterisk.answer(201, "{\"id\": \"p\"}");
    // tag::object-dynamic
    object.call("play", Map.of("media", "sound:hello-world", "lang", "fr"));
    object.call("hangup");
    // end::object-dynamic
    assertThat(asterisk.line()).isEqualTo("DELETE /channels/1234");
  }

  @Test
  void fields() {
    asterisk.answer(200, "{\"id\": \"1\", \"name\": \"n\", \"caller\": {\"number\": \"100\"}}");
    Channel channel = ari.channels().get("1");
    DynamicObject object = dynamic.of(channel);
    // tag::fields
    String name = channel.name();
    String number = channel.caller().number();
    Object whatIsNewer = channel.raw().get("newer_field");
    // end::fields
    // tag::fields-dynamic
    String sameName = object.text("name");
    String sameNumber = object.text("caller.number");
    Optional<Object> newer = object.find("newer_field");
    // end::fields-dynamic
    assertThat(sameName + sameNumber + newer).isEqualTo(name + number + Optional.empty());
    assertThat(whatIsNewer).isNull();
  }

  @Test
  void events() throws Exception {
    // tag::events
    Subscription subscription =
        ari.on(
            StasisStart.class,
            start -> {
              start.channel().answer();
              heard.add(start.channel().id());
            });
    // end::events
    // tag::events-dynamic
    dynamic.on("StasisStart", start -> heard.add(start.object("channel").id()));
    // end::events-dynamic
    ari.dispatch(ofChannel("StasisStart", "1"));
    assertThat(List.of(next(), next())).containsExactly("1", "1");
    // tag::unsubscribe
    subscription.close();
    // end::unsubscribe
    assertThat(subscription.isActive()).isFalse();
  }

  @Test
  void eventsOfAnObject() throws Exception {
    Channel channel = ari.channels().ref("1");
    DynamicObject object = dynamic.of(channel);
    // tag::object-events
    channel.on(ChannelDtmfReceived.class, dtmf -> heard.add(dtmf.digit()));
    // end::object-events
    // tag::object-events-dynamic
    object.on("ChannelDtmfReceived", dtmf -> heard.add(dtmf.text("digit")));
    // end::object-events-dynamic
    ari.dispatch(ofChannel("ChannelDtmfReceived", "1"));
    assertThat(List.of(next(), next())).containsExactly("7", "7");
  }

  @Test
  void waiting() throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    // tag::await
    ari.on(
        StasisStart.class,
        start -> {
          Channel channel = start.channel();
          channel.answer();
          ChannelDtmfReceived first = channel.await(ChannelDtmfReceived.class, ofSeconds(5));
          heard.add(first.digit());
        });
    // end::await
    ari.dispatch(ofChannel("StasisStart", "1"));
    ari.dispatch(ofChannel("ChannelDtmfReceived", "1"));
    assertThat(next()).isEqualTo("7");
  }

  @Test
  void running() throws Exception {
    // tag::registered
    ari.onApplicationRegistered("hello", app -> app.subscribe("endpoint:PJSIP"));
    // end::registered
    ari.onApplicationRegistered("hello", app -> heard.add(app.name()));
    Thread runner =
        new Thread(
            () -> {
              // tag::run
              ari.run("hello", "other");
              // end::run
            });
    runner.start();
    assertThat(next()).isEqualTo("hello");
    ari.close();
    runner.join();
  }

  @Test
  void starting() {
    // tag::start
    AriSession session =
        ari.start(List.of("hello"), o -> o.subscribeAll(true).waitForAsterisk(ofSeconds(60)));
    // end::start
    assertThat(session.isOpen()).isTrue();
    session.close();
  }

  @Test
  void errors() {
    asterisk.answer(404, "{\"message\": \"Channel not found\"}");
    // tag::errors
    try {
      ari.channels().ref("1234").answer();
    } catch (NotFoundException e) {
      heard.add("it is gone");
    } catch (ConflictException e) {
      heard.add("it is in no application");
    } catch (AriResponseException e) {
      heard.add(e.status() + " " + e.reason());
    }
    // end::errors
    assertThat(heard).containsExactly("it is gone");
  }

  @Test
  void variables() {
    asterisk.answer(200, CHANNEL);
    // tag::originate
    Channel callee =
        ari.channels()
            .originate(
                "PJSIP/bob",
                o ->
                    o.app("hello")
                        .appArgs("callee")
                        .timeout(ofSeconds(30))
                        .variable("CALLERID(name)", "Alice"));
    // end::originate
    assertThat(asterisk.body()).isEqualTo("{\"variables\":{\"CALLERID(name)\":\"Alice\"}}");
    asterisk.answer(200, CHANNEL);
    // tag::originate-dynamic
    DynamicObject bob =
        dynamic
            .repository("channels")
            .call(
                "originate",
                Map.of(
                    "endpoint", "PJSIP/bob",
                    "app", "hello",
                    "variables", Map.of("CALLERID(name)", "Alice")))
            .object();
    // end::originate-dynamic
    assertThat(asterisk.body()).isEqualTo("{\"variables\":{\"CALLERID(name)\":\"Alice\"}}");
    assertThat(bob.id()).isEqualTo(callee.id());
  }

  @Test
  void bridges() {
    asterisk.answer(200, "{\"id\": \"b\"}");
    Channel caller = ari.channels().ref("1");
    Channel callee = ari.channels().ref("2");
    // tag::bridge
    Bridge bridge = ari.bridges().create(o -> o.type("mixing"));
    bridge.addChannel(caller, callee);
    caller.on(StasisEnd.class, end -> callee.hangup());
    callee.on(ChannelDestroyed.class, end -> caller.hangup());
    // end::bridge
    assertThat(asterisk.line()).isEqualTo("POST /bridges/b/addChannel?channel=1%2C2");
  }

  @Test
  void asynchronously() throws Exception {
    asterisk.answer(200, "[" + CHANNEL + "]");
    // tag::async
    ari.async()
        .channels()
        .list()
        .thenAccept(channels -> heard.add(channels.size() + " channels"))
        .exceptionally(
            failure -> {
              heard.add(failure.toString());
              return null;
            });
    // end::async
    assertThat(next()).isEqualTo("1 channels");
  }

  @Test
  void everyEvent() throws Exception {
    // tag::every
    ari.on(Event.class, event -> heard.add(event.type()));
    // end::every
    ari.dispatch(ofChannel("ChannelHangupRequest", "1"));
    assertThat(next()).isEqualTo(ChannelHangupRequest.class.getSimpleName());
  }

  @Test
  void swagger() {
    // tag::swagger
    try (SwaggerClient client =
        SwaggerClient.connect(
            java.net.URI.create(url + "ari/api-docs/resources.json"),
            o -> o.base(java.net.URI.create(url + "ari")))) {
      heard.add(client.call("asterisk", "getInfo").orThrow().text());
    }
    // end::swagger
    assertThat(heard).containsExactly("{}");
  }

  @Test
  void environment() {
    // tag::environment
    AriOptions options = AriOptions.of(o -> o.url(url).credentials("hey", "peekaboo"));
    // end::environment
    assertThat(options.user()).isEqualTo("hey");
  }
}
