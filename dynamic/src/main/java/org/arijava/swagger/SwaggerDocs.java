/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arijava.swagger.SwaggerValidationException.Problem;

/** The description of an API: a resource listing with all its declarations. Immutable. */
public final class SwaggerDocs {

  static final String V1_1 = "1.1";
  static final String V1_2 = "1.2";

  /** Where a listing's entry keeps the declaration that it names. */
  static final String DECLARATION = "api_declaration";

  /** Where a listing and a declaration keep the URL that they came from. */
  static final String URL = "url";

  private final Map<String, Object> raw;
  private final String swaggerVersion;
  private final String apiVersion;
  private final URI location;
  private final Map<String, Resource> resources = new LinkedHashMap<>();

  private SwaggerDocs(Node node, URI location) {
    this.raw = node.raw();
    this.location = location;
    this.swaggerVersion = node.required("swaggerVersion");
    this.apiVersion = node.text("apiVersion").orElse("");
    if (!swaggerVersion.isEmpty() && !swaggerVersion.equals(V1_1) && !swaggerVersion.equals(V1_2)) {
      node.problem("swaggerVersion is neither 1.1 nor 1.2: " + swaggerVersion);
    }
    if (swaggerVersion.equals(V1_1)) {
      node.required("basePath");
    }
    for (Node entry : node.requiredNodes("apis")) {
      String path = entry.required("path");
      if (!path.isEmpty() && !path.startsWith("/")) {
        entry.problem("path does not begin with a slash: " + path);
      }
      if (swaggerVersion.equals(V1_1)) {
        entry.required("description");
      }
      entry
          .child(DECLARATION)
          .ifPresentOrElse(
              declaration -> add(entry, nameOf(path), declaration),
              () -> entry.problem(DECLARATION + " is missing: the declaration was not loaded"));
    }
  }

  private void add(Node entry, String name, Node declaration) {
    String document = declaration.text(URL).orElse(name);
    URI from = declaration.has(URL) ? URI.create(document) : location;
    if (resources.put(name, new Resource(name, declaration.in(document), from)) != null) {
      entry.problem("a second resource is called " + name);
    }
  }

  /** The last part of the path, without an extension. */
  static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\..*$", "");
  }

  /**
   * The description that a listing with its declarations makes.
   *
   * @throws SwaggerValidationException when something is wrong with it, naming all that is
   */
  static SwaggerDocs of(Map<String, Object> listing, URI location) {
    List<Problem> problems = new ArrayList<>();
    SwaggerDocs docs =
        new SwaggerDocs(new Node(listing, location.toString(), "", problems), location);
    if (!problems.isEmpty()) {
      throw new SwaggerValidationException(problems);
    }
    return docs;
  }

  /** The version of Swagger that the listing follows: 1.1 or 1.2. */
  public String swaggerVersion() {
    return swaggerVersion;
  }

  /** The version of the API; empty when the listing does not say. */
  public String apiVersion() {
    return apiVersion;
  }

  /** Where the listing came from. */
  public URI location() {
    return location;
  }

  /** The resources by name, in the order of the listing. */
  public Map<String, Resource> resources() {
    return Collections.unmodifiableMap(resources);
  }

  /**
   * The resource of that name.
   *
   * @throws UnknownNameException when there is none
   */
  public Resource resource(String name) {
    Resource resource = resources.get(name);
    if (resource == null) {
      throw UnknownNameException.of("the API", "resource", name, resources.keySet());
    }
    return resource;
  }

  /**
   * All of the listing, each entry with its declaration under {@code api_declaration}, what this
   * library knows nothing of and what processors added included; unmodifiable.
   */
  public Map<String, Object> raw() {
    return raw;
  }

  @Override
  public String toString() {
    return "Swagger " + swaggerVersion + " " + resources.keySet();
  }
}
