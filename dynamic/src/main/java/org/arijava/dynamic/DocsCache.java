/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Descriptions that were read before, to be shared by the clients of many Asterisks. Thread-safe.
 *
 * <p>What counts is the version and the digest of the documents themselves, which every connection
 * fetches: an Asterisk may have gained an operation without a new version.
 */
public final class DocsCache {

  private final Map<Key, Catalog> catalogs;

  private record Key(String version, String digest) {}

  private DocsCache(int size) {
    this.catalogs =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Catalog> eldest) {
            return size() > size;
          }
        };
  }

  /**
   * An empty cache.
   *
   * @param size how many descriptions it keeps, of which one takes a few megabytes; those used last
   *     stay
   */
  public static DocsCache create(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("size: at least 1, not " + size);
    }
    return new DocsCache(size);
  }

  /** The catalog of the documents, read now unless it is there. */
  Catalog get(String version, String digest, Supplier<Catalog> read) {
    Key key = new Key(version, digest);
    synchronized (catalogs) {
      Catalog known = catalogs.get(key);
      if (known != null) {
        return known;
      }
    }
    Catalog made = read.get();
    synchronized (catalogs) {
      Catalog other = catalogs.putIfAbsent(key, made);
      return other == null ? made : other;
    }
  }

  /** How many descriptions it holds. */
  public int size() {
    synchronized (catalogs) {
      return catalogs.size();
    }
  }
}
