/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that is known of ARI: the facts, joined with this library's names and words. Immutable. */
public final class Spec {
  private static final List<String> RESOURCES =
      List.of(
          "applications",
          "asterisk",
          "bridges",
          "channels",
          "deviceStates",
          "endpoints",
          "events",
          "mailboxes",
          "playbacks",
          "recordings",
          "sounds");

  private final List<Resource> resources;

  private Spec(List<Resource> resources) {
    this.resources = List.copyOf(resources);
  }

  /**
   * Loads the specification that this module carries.
   *
   * @throws SpecException if a file is malformed or has an unknown key
   */
  public static Spec load() {
    var reader = new SpecReader();
    var resources = new ArrayList<Resource>();
    for (String name : RESOURCES) {
      byte[] facts = fromClassPath("facts/" + name + ".json");
      if (facts.length == 0) {
        throw new SpecException("facts/" + name + ".json: is missing");
      }
      resources.add(reader.resource(name, facts, fromClassPath("overlay/" + name + ".json")));
    }
    return new Spec(resources);
  }

  /**
   * Loads the specification of two directories, ordered by file name.
   *
   * @throws SpecException if a file cannot be read, is malformed or has an unknown key
   */
  public static Spec load(Path factsDir, Path overlayDir) {
    var reader = new SpecReader();
    var resources = new ArrayList<Resource>();
    List<String> names = names(factsDir);
    for (String name : names) {
      resources.add(
          reader.resource(
              name,
              fromFile(factsDir.resolve(name + ".json")),
              fromFile(overlayDir.resolve(name + ".json"))));
    }
    for (String name : names(overlayDir)) {
      if (!names.contains(name)) {
        throw new SpecException("overlay/" + name + ".json: there are no facts of this resource");
      }
    }
    return new Spec(resources);
  }

  /** The specification that consists of these resources, in their order. */
  public static Spec of(List<Resource> resources) {
    return new Spec(resources);
  }

  public List<Resource> resources() {
    return resources;
  }

  /** What is wrong or missing, one sentence each, in the order of the files; empty when sound. */
  public List<String> validate() {
    return new Validation(this).problems();
  }

  private static List<String> names(Path dir) {
    if (!Files.isDirectory(dir)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(dir)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new SpecException(dir + ": cannot be listed", e);
    }
  }

  private static byte[] fromFile(Path file) {
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new SpecException(file + ": cannot be read", e);
    }
  }

  private static byte[] fromClassPath(String name) {
    try (InputStream in = Spec.class.getResourceAsStream(name)) {
      return in == null ? new byte[0] : in.readAllBytes();
    } catch (IOException e) {
      throw new SpecException(name + ": cannot be read", e);
    }
  }
}
