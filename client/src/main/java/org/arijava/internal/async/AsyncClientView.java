/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.async;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.arijava.AriSession;
import org.arijava.Subscription;
import org.arijava.async.AsyncApplications;
import org.arijava.async.AsyncAriClient;
import org.arijava.async.AsyncAsterisk;
import org.arijava.async.AsyncBridges;
import org.arijava.async.AsyncChannels;
import org.arijava.async.AsyncDeviceStates;
import org.arijava.async.AsyncEndpoints;
import org.arijava.async.AsyncEvents;
import org.arijava.async.AsyncMailboxes;
import org.arijava.async.AsyncPlaybacks;
import org.arijava.async.AsyncRecordings;
import org.arijava.async.AsyncSounds;
import org.arijava.event.Event;
import org.arijava.internal.Core;

/** The asynchronous view of a client. Thread-safe. */
public final class AsyncClientView implements AsyncAriClient {

  private final Core core;
  private final Starter starter;
  private final AsyncApplications applications;
  private final AsyncAsterisk asterisk;
  private final AsyncBridges bridges;
  private final AsyncChannels channels;
  private final AsyncDeviceStates deviceStates;
  private final AsyncEndpoints endpoints;
  private final AsyncEvents events;
  private final AsyncMailboxes mailboxes;
  private final AsyncPlaybacks playbacks;
  private final AsyncRecordings recordings;
  private final AsyncSounds sounds;

  /** Starts sessions of the client. */
  @FunctionalInterface
  public interface Starter {

    /** Starts a session; ending the future early closes it. */
    CompletableFuture<AriSession> start(
        List<String> apps, Consumer<? super AriSession.Options> options);
  }

  /** A view of the client of this core. */
  public AsyncClientView(Core core, Starter starter) {
    this.core = core;
    this.starter = starter;
    this.applications = new AsyncApplicationsView(core);
    this.asterisk = new AsyncAsteriskView(core);
    this.bridges = new AsyncBridgesView(core);
    this.channels = new AsyncChannelsView(core);
    this.deviceStates = new AsyncDeviceStatesView(core);
    this.endpoints = new AsyncEndpointsView(core);
    this.events = new AsyncEventsView(core);
    this.mailboxes = new AsyncMailboxesView(core);
    this.playbacks = new AsyncPlaybacksView(core);
    this.recordings = new AsyncRecordingsView(core);
    this.sounds = new AsyncSoundsView(core);
  }

  @Override
  public AsyncApplications applications() {
    return applications;
  }

  @Override
  public AsyncAsterisk asterisk() {
    return asterisk;
  }

  @Override
  public AsyncBridges bridges() {
    return bridges;
  }

  @Override
  public AsyncChannels channels() {
    return channels;
  }

  @Override
  public AsyncDeviceStates deviceStates() {
    return deviceStates;
  }

  @Override
  public AsyncEndpoints endpoints() {
    return endpoints;
  }

  @Override
  public AsyncEvents events() {
    return events;
  }

  @Override
  public AsyncMailboxes mailboxes() {
    return mailboxes;
  }

  @Override
  public AsyncPlaybacks playbacks() {
    return playbacks;
  }

  @Override
  public AsyncRecordings recordings() {
    return recordings;
  }

  @Override
  public AsyncSounds sounds() {
    return sounds;
  }

  @Override
  public <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler) {
    return core.client().on(type, handler);
  }

  @Override
  public Subscription on(String type, Consumer<? super Event> handler) {
    return core.client().on(type, handler);
  }

  @Override
  public <E extends Event> CompletableFuture<E> next(Class<E> type) {
    return core.next(null, type, core.router().now(), null);
  }

  @Override
  public <E extends Event> CompletableFuture<E> next(Class<E> type, Duration timeout) {
    return core.next(null, type, core.router().now(), timeout);
  }

  @Override
  public CompletableFuture<Event> next(String type) {
    return core.next(null, type, core.router().now(), null);
  }

  @Override
  public CompletableFuture<Event> next(String type, Duration timeout) {
    return core.next(null, type, core.router().now(), timeout);
  }

  @Override
  public <E extends Event> Flow.Publisher<E> events(Class<E> type) {
    return core.published(null, type, 0);
  }

  @Override
  public <E extends Event> Flow.Publisher<E> events(Class<E> type, int capacity) {
    return core.published(null, type, 0, capacity);
  }

  @Override
  public Flow.Publisher<Event> events(String type) {
    return core.published(null, type, 0);
  }

  @Override
  public CompletableFuture<Boolean> supports(String operation) {
    return core.supporting(operation, null);
  }

  @Override
  public CompletableFuture<Boolean> supports(String operation, String parameter) {
    return core.supporting(operation, parameter);
  }

  @Override
  public CompletableFuture<AriSession> start(String... apps) {
    return start(List.of(apps), o -> {});
  }

  @Override
  public CompletableFuture<AriSession> start(
      List<String> apps, Consumer<? super AriSession.Options> options) {
    return starter.start(apps, options);
  }

  @Override
  public CompletableFuture<Void> run(String... apps) {
    CompletableFuture<AriSession> started = start(apps);
    CompletableFuture<Void> over =
        started.thenCompose(session -> session.async().await()).thenAccept(reason -> {});
    over.whenComplete(
        (nothing, failure) -> {
          started.cancel(true);
          started.thenAccept(AriSession::close);
        });
    return over;
  }

  @Override
  public CompletableFuture<Void> close() {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                core.client().close();
                closed.complete(null);
              } catch (RuntimeException | Error e) {
                closed.completeExceptionally(e);
              }
            },
            "ari-close");
    thread.setDaemon(true);
    thread.start();
    return closed;
  }

  @Override
  public String toString() {
    return core.client() + ".async()";
  }
}
