/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.arijava.spec.Operation;
import org.arijava.spec.Spec;

/** The operations that were called, and the statuses they were answered with. Thread-safe. */
final class CalledOperations {

  private final List<Operation> operations =
      Spec.load().resources().stream().flatMap(r -> r.operations().stream()).toList();
  private final Map<Operation, Set<Integer>> statuses = new ConcurrentHashMap<>();

  /** Notes an answer to a request for this encoded path. */
  void add(String method, String path, int status) {
    operations.stream()
        .filter(o -> o.method().equals(method) && fits(o.path(), path))
        .min(comparingLong(o -> o.path().chars().filter(c -> c == '{').count()))
        .ifPresent(
            o -> statuses.computeIfAbsent(o, x -> new ConcurrentSkipListSet<>()).add(status));
  }

  private static boolean fits(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].startsWith("{") && !wanted[i].equals(given[i])) {
        return false;
      }
    }
    return true;
  }

  /** How many operations there are. */
  int total() {
    return operations.size();
  }

  /** The operations that never had an answer, as {@code GET /channels}. */
  List<String> missing() {
    return operations.stream()
        .filter(o -> !statuses.containsKey(o))
        .map(CalledOperations::text)
        .toList();
  }

  /** The operations that never had a good answer, as {@code GET /channels}. */
  List<String> neverSuccessful() {
    return operations.stream()
        .filter(o -> statuses.getOrDefault(o, Set.of()).stream().noneMatch(s -> s < 300))
        .map(CalledOperations::text)
        .toList();
  }

  /** A line for each operation, with its statuses and the documented ones that did not occur. */
  String table() {
    List<String> lines = new ArrayList<>();
    for (Operation o : operations) {
      Set<Integer> seen = statuses.getOrDefault(o, Set.of());
      List<Integer> unseen = o.errors().stream().filter(code -> !seen.contains(code)).toList();
      lines.add("%-70s %s%s".formatted(text(o), seen, unseen.isEmpty() ? "" : " not " + unseen));
    }
    return String.join("\n", lines);
  }

  private static String text(Operation operation) {
    return operation.method() + " " + operation.path();
  }
}
