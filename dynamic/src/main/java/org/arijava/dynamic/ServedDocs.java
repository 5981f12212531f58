/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.arijava.error.AriDecodeException;
import org.arijava.error.AriException;
import org.arijava.error.AriInterruptedException;
import org.arijava.spi.UntypedAri;
import org.arijava.spi.UntypedRequest;
import org.arijava.swagger.SwaggerLoader;
import org.arijava.swagger.internal.JsonTree;

/** Downloads the description that an Asterisk serves, all documents at once. Stateless. */
final class ServedDocs {

  private static final String LISTING = "/api-docs/resources.json";

  private ServedDocs() {}

  /** What follows from the description of the Asterisk. */
  static Catalog of(UntypedAri ari, DocsCache cache) {
    String listingText = ari.request("GET", LISTING).send().response().bodyText();
    Map<String, Object> listing = object(LISTING, listingText);
    MessageDigest digest = sha256();
    digest.update(listingText.getBytes(StandardCharsets.UTF_8));
    List<Map<String, Object>> entries = entries(listing);
    List<CompletableFuture<UntypedRequest.Answer>> fetches = new ArrayList<>();
    for (Map<String, Object> entry : entries) {
      fetches.add(ari.request("GET", path(entry)).sendAsync());
    }
    List<String> texts = new ArrayList<>();
    for (CompletableFuture<UntypedRequest.Answer> fetch : fetches) {
      String text = joined(fetch).response().bodyText();
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      texts.add(text);
    }
    return cache.get(
        String.valueOf(listing.get("apiVersion")),
        HexFormat.of().formatHex(digest.digest()),
        () -> {
          for (int i = 0; i < texts.size(); i++) {
            Map<String, Object> declaration = object(path(entries.get(i)), texts.get(i));
            declaration.put("url", path(entries.get(i)));
            entries.get(i).put("api_declaration", declaration);
          }
          return new Catalog(SwaggerLoader.load(listing));
        });
  }

  private static String path(Map<String, Object> entry) {
    return String.valueOf(entry.get("path")).replace("{format}", "json");
  }

  @SuppressWarnings("unchecked") // JSON's maps have texts as keys
  private static List<Map<String, Object>> entries(Map<String, Object> listing) {
    List<Map<String, Object>> entries = new ArrayList<>();
    if (listing.get("apis") instanceof List<?> apis) {
      for (Object api : apis) {
        if (api instanceof Map<?, ?> entry && entry.get("path") instanceof String) {
          entries.add((Map<String, Object>) entry);
        }
      }
    }
    return entries;
  }

  @SuppressWarnings("unchecked") // JSON's maps have texts as keys
  private static Map<String, Object> object(String document, String text) {
    Object value;
    try {
      value = JsonTree.parse(text);
    } catch (IllegalArgumentException e) {
      throw new AriDecodeException("GET " + document + ": " + e.getMessage(), text, e);
    }
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new AriDecodeException("GET " + document + ": is no JSON object", text, null);
  }

  private static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AriInterruptedException("interrupted while downloading " + LISTING, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AriException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has it", e);
    }
  }
}
