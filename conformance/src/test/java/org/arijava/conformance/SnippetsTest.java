/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The Java in the guides is cut from sources that compile and run, between the comments {@code
 * tag::name} and {@code end::name}.
 */
final class SnippetsTest {

  private static final Path GUIDE = Modules.ROOT.resolve("docs/guide");
  private static final Pattern BLOCK =
      Pattern.compile("(?:<!-- (\\S+)#(\\S+) -->\\n)?```java\\n(.*?)```", Pattern.DOTALL);

  private record Snippet(String file, String tag, String text) {}

  @TestFactory
  Stream<DynamicTest> everySnippetIsTheCodeThatRuns() throws IOException {
    return Stream.of("from-ari-py.md", "from-ari4java.md", "testing.md")
        .flatMap(
            guide ->
                snippets(guide).stream().map(s -> dynamicTest(name(guide, s), () -> check(s))));
  }

  private static String name(String guide, Snippet snippet) {
    return guide + ": " + snippet.tag();
  }

  @Test
  void theGuidesHaveSnippets() {
    assertThat(snippets("from-ari-py.md")).hasSizeGreaterThan(10);
    assertThat(snippets("from-ari4java.md")).hasSizeGreaterThan(5);
    assertThat(snippets("testing.md")).hasSize(2);
  }

  private static void check(Snippet snippet) throws IOException {
    assertThat(snippet.file()).as("the source of: %s", snippet.text()).isNotNull();
    assertThat(snippet.text())
        .isEqualTo(region(Modules.ROOT.resolve(snippet.file()), snippet.tag()));
  }

  private static List<Snippet> snippets(String guide) {
    String text;
    try {
      text = Files.readString(GUIDE.resolve(guide));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    List<Snippet> snippets = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      snippets.add(new Snippet(block.group(1), block.group(2), block.group(3)));
    }
    return snippets;
  }

  private static String region(Path file, String tag) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(file)) {
      if (line.strip().equals("// end::" + tag)) {
        return String.join("\n", lines).stripTrailing().stripIndent() + "\n";
      }
      if (inside) {
        lines.add(line);
      }
      inside |= line.strip().equals("// tag::" + tag);
    }
    throw new AssertionError(file + " has no region " + tag);
  }
}
