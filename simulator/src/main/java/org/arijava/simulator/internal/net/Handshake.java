/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.arijava.simulator.internal.rest.Answer;
import org.arijava.simulator.internal.rest.Decoding;
import org.arijava.simulator.internal.rest.Request;

/** Makes a connection the WebSocket of applications. Confined to the connection's event loop. */
final class Handshake {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final Set<String> VERSIONS = Set.of("7", "8", "13");
  private static final int MAX_NAME = 73;

  /* Of a frame with its header, which has 8 bytes in the longest ones. */
  private static final int MAX_FRAME = 65_535 - 8;

  private static final Answer REFUSED = Answer.empty(400).with("Sec-WebSocket-Version", "7, 8, 13");

  private final Server server;
  private final Exchange exchange;

  Handshake(Server server, Exchange exchange) {
    this.server = server;
    this.exchange = exchange;
  }

  /** Opens the WebSocket, or returns why not, in as many answers as Asterisk gives. */
  List<Answer> open(ChannelHandlerContext context) {
    Users.User user = server.users().find(exchange.headers(), exchange.query(), exchange.form());
    if (user == null) {
      return List.of(Answer.unauthorized(Users.CHALLENGE));
    }
    String key = exchange.header(HttpHeaderNames.SEC_WEBSOCKET_KEY);
    String protocols = exchange.header(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
    boolean speaksAri = List.of(protocols.split("\\s*,\\s*", -1)).contains("ari");
    if (key.isEmpty()
        || !VERSIONS.contains(exchange.header(HttpHeaderNames.SEC_WEBSOCKET_VERSION))
        || (!protocols.isEmpty() && !speaksAri)) {
      return List.of(REFUSED);
    }
    String names = firstQuery("app");
    if (names.isEmpty()) {
      return List.of(Answer.html(400, "HTTP request is missing param: [app]"), REFUSED);
    }
    var apps = new ArrayList<String>();
    for (String name : names.split(",", -1)) {
      apps.add(name.strip());
    }
    if (apps.stream().anyMatch(name -> name.isEmpty() || name.length() > MAX_NAME)) {
      return List.of(
          Answer.html(500, "Stasis app registration failed"),
          Answer.html(500, "Server Error", "Failed to create ARI websocket session"),
          REFUSED);
    }
    switchOver(context, key, speaksAri, new EventConnection.Login(user, apps, subscribesToAll()));
    return List.of();
  }

  private boolean subscribesToAll() {
    return Request.isTrue(firstQuery("subscribeAll"));
  }

  /* Of a parameter that comes twice the first counts here, unlike elsewhere. */
  private String firstQuery(String name) {
    for (String pair : exchange.rawQuery().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && Decoding.text(pair.substring(0, equals)).equals(name)) {
        return Decoding.text(pair.substring(equals + 1));
      }
    }
    return "";
  }

  private void switchOver(
      ChannelHandlerContext context, String key, boolean speaksAri, EventConnection.Login login) {
    var response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS);
    response.headers().set("Upgrade", "websocket");
    response.headers().set("Connection", "Upgrade");
    response.headers().set("Sec-WebSocket-Accept", accept(key));
    if (speaksAri) {
      response.headers().set("Sec-WebSocket-Protocol", "ari");
    }
    var connection = new EventConnection(server, context.channel(), login);
    /* What is done with the socket from now on comes after the response: this is the event loop,
    and others wait for it. */
    server.opened(connection);
    if (!server.isDeaf()) {
      connection.register();
    }
    var pipeline = context.pipeline();
    var config =
        WebSocketDecoderConfig.newBuilder()
            .expectMaskedFrames(true)
            .allowMaskMismatch(true)
            .allowExtensions(false)
            .maxFramePayloadLength(MAX_FRAME)
            .closeOnProtocolViolation(false)
            .withUTF8Validator(false)
            .build();
    pipeline.addLast(new WebSocket13FrameDecoder(config));
    pipeline.addLast(new WebSocket13FrameEncoder(false));
    pipeline.addLast(connection);
    context.writeAndFlush(response); // by now faults know the connection
    pipeline.remove(HttpConnection.class);
    pipeline.remove(ResponseEncoder.class);
    pipeline.remove(HttpRequestDecoder.class);
  }

  private static String accept(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + MAGIC).getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-1", e);
    }
  }
}
