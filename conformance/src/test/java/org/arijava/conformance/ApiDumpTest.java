/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The public API of each published module is the one that was agreed on. */
public final class ApiDumpTest {
  private static final List<String> PUBLISHED =
      List.of("asterisk", "client", "dynamic", "junit", "simulator", "spec");

  @TestFactory
  Stream<DynamicTest> thePublicApiIsTheCommittedOne() {
    return PUBLISHED.stream()
        .filter(module -> Files.exists(Modules.ROOT.resolve(module).resolve("pom.xml")))
        .map(module -> dynamicTest(module, () -> compare(module)));
  }

  private static void compare(String module) throws IOException {
    String now = ApiDump.of(Modules.ROOT.resolve(module).resolve("target/classes"));
    Path file = Modules.ROOT.resolve("api").resolve(module + ".api");
    if (Boolean.getBoolean("api.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, now);
    }
    String agreed = Files.exists(file) ? Files.readString(file) : "";
    assertThat(ApiDump.difference(agreed, now))
        .as("The public API differs from api/%s.api; if that is meant, run: make api", module)
        .isEmpty();
  }

  @Test
  void aSignatureTellsGenericsNullnessAndExceptions() {
    assertThat(
            ApiDump.of(Stream.of(Sample.class, Leaf.class, Pair.class, Colour.class, Hidden.class)))
        .isEqualTo(
            """
            public static enum org.arijava.conformance.ApiDumpTest.Colour
              constant RED
              constant GREEN

            public abstract static non-sealed class org.arijava.conformance.ApiDumpTest.Leaf implements org.arijava.conformance.ApiDumpTest.Sample<String>
              protected Leaf(int)
              public final void inherited()
              public static final int LIMIT

            public static record org.arijava.conformance.ApiDumpTest.Pair(String left, byte @Nullable [] right)
              @Deprecated public int size()

            public static sealed interface org.arijava.conformance.ApiDumpTest.Sample<T extends Comparable<? super T>> permits org.arijava.conformance.ApiDumpTest.Leaf
              public <R> @Nullable R call(java.util.concurrent.Callable<? extends R>, T...) throws Exception
              public default java.util.List<@Nullable String> names()
            """);
  }

  @Test
  void aDifferenceNamesTheClassOfEachLine() {
    assertThat(ApiDump.difference("class A\n  int x()\n", "class A\n  int y()\n"))
        .isEqualTo("- A:  int x()\n+ A:  int y()\n");
  }

  @SuppressWarnings("unchecked") // nobody calls it
  public sealed interface Sample<T extends Comparable<? super T>> permits Leaf {
    <R> @Nullable R call(Callable<? extends R> task, T... more) throws Exception;

    default List<@Nullable String> names() {
      return List.of();
    }
  }

  static class Hidden {
    public final void inherited() {}

    void unseen() {}
  }

  public abstract static non-sealed class Leaf extends Hidden implements Sample<String> {
    public static final int LIMIT = 3;

    protected Leaf(int ignored) {}
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Pair(String left, byte @Nullable [] right) {
    @Deprecated
    public int size() {
      return 2;
    }
  }

  public enum Colour {
    RED,
    GREEN
  }
}
