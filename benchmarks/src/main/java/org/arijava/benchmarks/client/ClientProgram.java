/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Runs one client as a process of its own and obeys the commands on the standard input, each
 * answered by one line: {@code hear none|all|each COUNT [order]}, {@code expect EVENTS}, {@code get
 * COUNT IN_FLIGHT}, {@code flow}, {@code block on|off}, {@code heap}, {@code allocated}, {@code
 * quit}.
 */
public final class ClientProgram {

  private final BenchmarkClient client;
  private final PrintStream out;
  private Sink sink = new Sink(false);

  private ClientProgram(BenchmarkClient client, PrintStream out) {
    this.client = client;
    this.out = out;
  }

  /**
   * Runs a client.
   *
   * @param arguments its name, the server's URL, and how: {@code start} to connect, tell after how
   *     many microseconds the first answer was there and after how many events could come, and end;
   *     nothing for commands
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    long began = System.nanoTime();
    try (BenchmarkClient client = Clients.named(arguments[0])) {
      client.connect(URI.create(arguments[1]));
      if (arguments.length > 2) {
        if (client.get(Ids.of(1)).isEmpty()) {
          throw new IllegalStateException("a channel without a name");
        }
        out.println("answer " + micros(began));
        client.start();
        out.println("ready " + micros(began));
        return;
      }
      new ClientProgram(client, out).obey();
    }
    System.exit(0); // whatever threads a client leaves behind
  }

  private static long micros(long began) {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began);
  }

  private void obey() throws Exception {
    client.start();
    out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
      obey(line.split(" "));
    }
  }

  private void obey(String[] command) throws Exception {
    switch (command[0]) {
      case "hear" -> {
        hear(command);
        out.println("ok");
      }
      case "expect" -> {
        long expected = Long.parseLong(command[1]);
        out.println("ok");
        long came = sink.await(expected);
        out.println("done count=" + came + " disorder=" + sink.disorder());
        sink.reset();
      }
      case "get" -> {
        int count = Integer.parseInt(command[1]);
        int answered = client.get(count, Integer.parseInt(command[2]));
        out.println("done count=" + answered);
      }
      case "flow" -> {
        client.answerCalls();
        out.println("ok");
      }
      case "block" -> {
        Pause.want(command[1].equals("on"));
        out.println("ok");
      }
      case "heap" -> out.println("heap " + heap());
      case "allocated" -> out.println("allocated " + Allocation.soFar());
      default -> out.println("unknown " + command[0]);
    }
  }

  private void hear(String[] command) {
    sink = new Sink(List.of(command).contains("order"));
    client.hearEnd(sink);
    if (command[1].equals("all")) {
      client.hearAll(sink);
    } else if (command[1].equals("each")) {
      int count = Integer.parseInt(command[2]);
      client.hearEach(IntStream.range(0, count).mapToObj(Ids::of).toList(), sink);
    }
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
