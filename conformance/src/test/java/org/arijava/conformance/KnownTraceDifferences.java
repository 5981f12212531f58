/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The committed list of what servers may do otherwise than the traces, a reason with each. */
final class KnownTraceDifferences {

  /**
   * A line is {@code <server> | <trace> | <beginning of the difference> | <reason>}; one that
   * begins with # is not. The server may be {@code all}. In place of a difference there may be
   * {@code omitted <request>}: it is not sent at all. A reason that begins with "sometimes" is one
   * of chance: the difference need not occur.
   */
  static final String RESOURCE = "trace-differences.txt";

  private static final String OMITTED = "omitted ";

  private KnownTraceDifferences() {}

  /** The ids of the requests that are not to be sent. */
  static Set<String> omitted(Server server, String trace) throws IOException {
    return known(server, trace).stream()
        .map(Known::text)
        .filter(text -> text.startsWith(OMITTED))
        .map(text -> text.substring(OMITTED.length()))
        .collect(Collectors.toSet());
  }

  /** What is not known of these differences, and what is known but is none of them any longer. */
  static List<String> problems(Server server, String trace, Set<String> differences)
      throws IOException {
    List<Known> known =
        known(server, trace).stream().filter(each -> !each.text().startsWith(OMITTED)).toList();
    List<String> problems = new ArrayList<>();
    differences.stream()
        .filter(difference -> known.stream().noneMatch(each -> difference.startsWith(each.text())))
        .forEach(problems::add);
    known.stream()
        .filter(each -> !each.sometimes())
        .filter(each -> differences.stream().noneMatch(d -> d.startsWith(each.text())))
        .forEach(each -> problems.add("occurs no longer: " + each.text()));
    return problems;
  }

  private record Known(String text, boolean sometimes) {}

  private static List<Known> known(Server server, String trace) throws IOException {
    List<Known> known = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(
            KnownTraceDifferences.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.split(" \\| ", -1);
          if (parts.length != 4 || parts[3].isBlank()) {
            throw new IllegalArgumentException(RESOURCE + ": no reason: " + line);
          }
          if (List.of("all", server.toString()).contains(parts[0]) && parts[1].equals(trace)) {
            known.add(new Known(parts[2], parts[3].startsWith("sometimes")));
          }
        }
      }
    }
    return known;
  }
}
