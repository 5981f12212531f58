/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.util.Map;

/**
 * Visits every part of a description that was found valid, before anything is made of it, and may
 * change or enrich it: what it adds is found again in {@code raw()}. Every method does nothing by
 * default. The path tells where the part stands, as {@code pets.apis[0].operations[1]}.
 *
 * <p>What a processor throws ends the loading. What it leaves is validated anew.
 */
public interface SwaggerProcessor {

  /** The listing itself. */
  default void listing(Map<String, Object> listing, String path) {}

  /** An entry of the listing. */
  default void listingEntry(Map<String, Object> entry, String path) {}

  /** The declaration of a resource. */
  default void declaration(Map<String, Object> declaration, String path) {}

  /** A path of a resource. */
  default void api(Map<String, Object> api, String path) {}

  /** An operation. */
  default void operation(Map<String, Object> operation, String path) {}

  /** A parameter of an operation. */
  default void parameter(Map<String, Object> parameter, String path) {}

  /** An error that an operation may answer with. */
  default void errorResponse(Map<String, Object> error, String path) {}

  /** A model. */
  default void model(Map<String, Object> model, String path) {}

  /** A property of a model, whose name is the last step of the path. */
  default void property(Map<String, Object> property, String path) {}
}
