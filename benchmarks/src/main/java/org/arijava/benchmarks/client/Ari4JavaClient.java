/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import ch.loway.oss.ari4java.ARI;
import ch.loway.oss.ari4java.AriVersion;
import ch.loway.oss.ari4java.generated.AriWSHelper;
import ch.loway.oss.ari4java.generated.models.Channel;
import ch.loway.oss.ari4java.generated.models.ChannelCallerId;
import ch.loway.oss.ari4java.generated.models.ChannelConnectedLine;
import ch.loway.oss.ari4java.generated.models.ChannelCreated;
import ch.loway.oss.ari4java.generated.models.ChannelDialplan;
import ch.loway.oss.ari4java.generated.models.ChannelDtmfReceived;
import ch.loway.oss.ari4java.generated.models.ChannelEnteredBridge;
import ch.loway.oss.ari4java.generated.models.ChannelHangupRequest;
import ch.loway.oss.ari4java.generated.models.ChannelLeftBridge;
import ch.loway.oss.ari4java.generated.models.ChannelStateChange;
import ch.loway.oss.ari4java.generated.models.ChannelVarset;
import ch.loway.oss.ari4java.generated.models.DeviceStateChanged;
import ch.loway.oss.ari4java.generated.models.Dial;
import ch.loway.oss.ari4java.generated.models.Event;
import ch.loway.oss.ari4java.generated.models.StasisStart;
import ch.loway.oss.ari4java.tools.AriConnectionEvent;
import ch.loway.oss.ari4java.tools.RestException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * ari4java as its manual shows it: one callback for all events, a map of the user's own where each
 * channel has a handler, and a pool of the user's own for handlers that send requests, since they
 * must not on the library's threads.
 */
final class Ari4JavaClient implements BenchmarkClient {

  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
  private final CountDownLatch connected = new CountDownLatch(1);
  private final ExecutorService pool = Executors.newFixedThreadPool(64);
  private volatile @Nullable Handler all;
  private volatile @Nullable Sink end;
  private volatile boolean answering;
  private @Nullable ARI ari;

  /** What a user registers for a channel. */
  private interface Handler {
    void event(Event event, Channel channel);
  }

  private ARI ari() {
    ARI client = ari;
    if (client == null) {
      throw new IllegalStateException("not connected");
    }
    return client;
  }

  @Override
  public void connect(URI url) throws Exception {
    ari = ARI.build(url.toString(), APPLICATION, USER, USER, AriVersion.ARI_10_0_0);
  }

  @Override
  public void start() throws Exception {
    ari().eventsCallback(new Callbacks());
    if (!connected.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("not connected after ten seconds");
    }
  }

  @Override
  public void hearAll(Sink sink) {
    all = (event, channel) -> tell(sink, event, channel);
  }

  @Override
  public void hearEach(List<String> channels, Sink sink) {
    for (String id : channels) {
      handlers.put(id, (event, channel) -> tell(sink, event, channel));
    }
  }

  private static void tell(Sink sink, Event event, Channel channel) {
    sink.event(
        event.getType(),
        channel.getId(),
        sink.checksOrder() ? channel.getName() : channel.getState());
  }

  @Override
  public void hearEnd(Sink sink) {
    end = sink;
  }

  @Override
  public String get(String channel) throws RestException {
    return ari().channels().get(channel).execute().getName();
  }

  @Override
  public void answerCalls() {
    answering = true;
  }

  private void answer(String channel) {
    try {
      Pause.at(channel);
      ari().channels().answer(channel).execute();
      ari().channels().play(channel, "sound:hello-world").execute();
    } catch (RestException e) {
      System.err.println("ari4java: " + e);
    }
  }

  private void event(Event event, @Nullable Channel channel) {
    if (channel == null) {
      return;
    }
    Handler handler = all;
    if (handler == null && !handlers.isEmpty()) {
      handler = handlers.get(channel.getId());
    }
    if (handler != null) {
      handler.event(event, channel);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
    ari().cleanup();
  }

  /** The library's own dispatcher by type. */
  private final class Callbacks extends AriWSHelper {

    @Override
    public void onConnectionEvent(AriConnectionEvent event) {
      if (event == AriConnectionEvent.WS_CONNECTED) {
        connected.countDown();
      }
    }

    @Override
    public void onFailure(RestException e) {
      System.err.println("ari4java: " + e);
    }

    @Override
    protected void onDeviceStateChanged(DeviceStateChanged message) {
      Sink sink = end;
      if (sink != null) {
        sink.end();
      }
    }

    @Override
    protected void onStasisStart(StasisStart message) {
      if (answering) {
        String channel = message.getChannel().getId();
        pool.execute(() -> answer(channel));
      } else {
        event(message, message.getChannel());
      }
    }

    @Override
    protected void onChannelCallerId(ChannelCallerId message) {
      event(message, message.getChannel());
    }

    @Override
    protected void onChannelConnectedLine(ChannelConnectedLine message) {
      event(message, message.getChannel());
    }

    @Override
    protected void onChannelCreated(ChannelCreated message) {
      event(message, message.getChannel());
    }

    @Override
    protected void onChannelDialplan(ChannelDialplan message) {
      event(message, message.getChannel());
    }

    @Override
    protected void onChannelDtmfReceived(ChannelDtmfReceived message) {
      event(message, message.getChannel());
    }

    @Override
    protected void onChannelEnteredBridge(ChannelEnteredBridge message) {
      event(message, message.getChannel());
    }

    @Override
    protected void onChannelHangupRequest(ChannelHangupRequest message) {
      event(message, message.getChannel());
    }

    @Override
    protected void onChannelLeftBridge(ChannelLeftBridge message) {
      event(message, message.getChannel());
    }

    @Override
    protected void onChannelStateChange(ChannelStateChange message) {
      event(message, message.getChannel());
    }

    @Override
    protected void onChannelVarset(ChannelVarset message) {
      event(message, message.getChannel());
    }

    @Override
    protected void onDial(Dial message) {
      event(message, message.getPeer());
    }
  }
}
