/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spi;

import java.util.List;
import java.util.Map;

/**
 * The parameters of one request, by their names in ARI. Confined to the caller's thread until the
 * request is sent. A later value of a name replaces an earlier one; no value is null.
 */
public interface Parameters {

  /** Sets a text. */
  void put(String name, String value);

  /** Sets a whole number. */
  void put(String name, long value);

  /** Sets a truth value. */
  void put(String name, boolean value);

  /** Sets a list. */
  void put(String name, List<String> values);

  /**
   * Sets one entry of the map that the body holds under a name; null removes nothing and is
   * refused.
   */
  void putEntry(String name, String key, Object value);

  /** Makes the map the body itself. */
  void putBody(Map<String, ?> body);

  /** Sets one entry of the body itself, beside those that are set already. */
  void putBodyEntry(String key, Object value);
}
