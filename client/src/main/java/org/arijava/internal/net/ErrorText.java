/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arijava.spi.AriResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds in an answer why Asterisk refused, in its own words. Stateless. */
public final class ErrorText {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern BODY =
      Pattern.compile("<body[^>]*>(.*?)(?:</body>|$)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern PARAGRAPH =
      Pattern.compile("<p[^>]*>(.*?)</p>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int LONGEST = 500;

  private ErrorText() {}

  /** The message of a JSON or HTML body; else the reason phrase or the status's own name. */
  public static String of(AriResponse response) {
    String found = null;
    if (looksLike(response, '{')) {
      found = fromJson(response.body());
    } else if (looksLike(response, '<')) {
      found = fromHtml(new String(response.body(), UTF_8));
    }
    if (found != null && !found.isBlank()) {
      String text = found.strip();
      return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
    if (!response.reasonPhrase().isBlank()) {
      return response.reasonPhrase().strip();
    }
    return HttpResponseStatus.valueOf(response.status()).reasonPhrase();
  }

  private static boolean looksLike(AriResponse response, char first) {
    for (byte each : response.body()) {
      if (!Character.isWhitespace(each)) {
        return each == first;
      }
    }
    return false;
  }

  private static @Nullable String fromJson(byte[] body) {
    String error = null;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING && name.equals("message")) {
          return parser.getString();
        }
        if (value == JsonToken.VALUE_STRING && name.equals("error")) {
          error = parser.getString();
        }
        parser.skipChildren();
      }
      return error;
    } catch (JacksonException e) {
      return error; // no proper JSON: then the status has to do
    }
  }

  private static @Nullable String fromHtml(String html) {
    for (Pattern pattern : new Pattern[] {PARAGRAPH, TITLE, BODY}) {
      Matcher matcher = pattern.matcher(html);
      if (matcher.find()) {
        String text = plain(matcher.group(1));
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return html.toLowerCase(Locale.ROOT).contains("<html") ? null : plain(html);
  }

  private static String plain(String html) {
    return html.replaceAll("<[^>]*>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
