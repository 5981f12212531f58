/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.arijava.simulator.AsteriskSimulator;
import org.arijava.simulator.SimulatedCall;
import org.arijava.simulator.Time;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Runs a simulated Asterisk as a process, until it is ended. */
@Command(
    name = "ari-simulator",
    description = "Runs a simulated Asterisk on loopback, until Ctrl-C.",
    sortOptions = false)
public final class Main implements Callable<Integer> {
  private static final long POLL_MILLIS = 20;

  @Option(names = "--port", description = "where to listen (default: ${DEFAULT-VALUE})")
  private int port = 8088;

  @Option(names = "--user", description = "who may use ARI (default: ${DEFAULT-VALUE})")
  private String user = "hey";

  @Option(
      names = "--password",
      description = "the user's password (default: peekaboo)",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private String password = "peekaboo";

  @Option(
      names = "--asterisk",
      description =
          "which Asterisk to simulate: 16, 18, 20, 21, 22 or 23 (default: ${DEFAULT-VALUE})")
  private int version = 22;

  @Option(
      names = "--time",
      description = "how time passes: real or leaping (default: ${DEFAULT-VALUE})")
  private Pace pace = Pace.real;

  @Option(names = "--script", description = "what telephones do, in YAML")
  private @Nullable Path script;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  private boolean help;

  private final PrintStream out = System.out;

  /** How time passes, as users write it. */
  enum Pace {
    real,
    leaping
  }

  private Main() {}

  /** Exits with 2 when the arguments, and with 1 when the script or the port cannot be used. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Main())
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  command.getErr().println("ari-simulator: " + failure.getMessage());
                  return 1;
                })
            .execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Script steps = script == null ? new Script(Map.of()) : read(script);
    Time time = pace == Pace.real ? Time.REAL : Time.LEAPING;
    try (var asterisk =
        AsteriskSimulator.start(
            o ->
                o.version(version)
                    .port(port)
                    .user(user, password)
                    .time(time)
                    .dialplan(steps.dialplan()))) {
      steps.prepare(asterisk);
      out.println("A simulated Asterisk " + version + " listens on " + asterisk.url());
      for (Thread caller : callers(asterisk, steps)) {
        caller.start();
      }
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private static Script read(Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      String reason = e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
      throw new IllegalArgumentException("Cannot read " + file + ": " + reason, e);
    }
    try {
      return new Script(text.isBlank() ? Map.of() : new YAMLMapper().readValue(text, Object.class));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private List<Thread> callers(AsteriskSimulator asterisk, Script steps) {
    var callers = new ArrayList<Thread>();
    for (Script.ScriptedCall call : steps.calls()) {
      var thread = new Thread(() -> make(asterisk, call), "call from " + call.from());
      thread.setDaemon(true);
      callers.add(thread);
    }
    return callers;
  }

  private void make(AsteriskSimulator asterisk, Script.ScriptedCall call) {
    try {
      while (!asterisk.canCall(call.to())) {
        Thread.sleep(POLL_MILLIS);
      }
      Thread.sleep(call.after().toMillis());
      for (int i = 0; i < call.times(); i++) {
        run(asterisk, call);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(AsteriskSimulator asterisk, Script.ScriptedCall call) {
    SimulatedCall running =
        asterisk.call(call.from(), call.to(), call.args().toArray(String[]::new));
    String title = call.from() + " to " + call.to();
    try {
      for (Script.Step step : call.steps()) {
        step.action().accept(running);
      }
      running.played();
    } catch (IllegalStateException | IllegalArgumentException e) {
      out.println(title + ": " + e.getMessage());
      return;
    }
    out.println(title + ":\n" + running.timeline());
  }
}
