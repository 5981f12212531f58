/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import java.io.PrintStream;
import java.time.Duration;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.asterisk.AsteriskServer;
import org.arijava.asterisk.AsteriskUnavailableException;
import org.arijava.error.AriException;
import org.arijava.simulator.AsteriskSimulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job: a call on a real Asterisk, or a simulated one, answered by {@link Hello}. */
@Command(
    name = "demo",
    description = {
      "Starts a private Asterisk, calls the hello application on it and shows what happens.",
      "Where no Asterisk can be had, or with --simulator, a simulated one takes its place.",
      "With --url, runs the application on your own Asterisk until Ctrl-C."
    })
public final class Demo implements Runnable {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  private boolean help;

  @Option(names = "--simulator", description = "take a simulated Asterisk, not a real one")
  private boolean simulator;

  @Option(names = "--url", description = "your Asterisk, as http://localhost:8088/")
  private @Nullable String url;

  @Option(names = "--user", description = "a user of its ari.conf")
  private String user = "";

  @Option(
      names = "--password",
      description = "the user's password; asked for when no value is given",
      arity = "0..1",
      interactive = true)
  private String password = "";

  private final PrintStream out = System.out;

  private Demo() {}

  /** Exits with 0 when the call came back to the dialplan, with 1 and the reason otherwise. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Demo())
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  command.getErr().println("The demo failed: " + failure.getMessage());
                  return 1;
                })
            .execute(args));
  }

  @Override
  public void run() {
    if (url != null && simulator) {
      throw new CommandLine.ParameterException(
          new CommandLine(this), "--url and --simulator exclude each other");
    } else if (url != null) {
      serve(url);
    } else if (simulator) {
      simulate();
    } else {
      call();
    }
  }

  private void simulate() {
    try (AsteriskSimulator asterisk =
        AsteriskSimulator.start(o -> o.user("demo", "demo").dialplan(DemoCall.DIALPLAN))) {
      out.println(
          "A simulated Asterisk listens on " + asterisk.url() + ". Calling the application hello.");
      make(AriOptions.of(o -> o.url(asterisk.url()).credentials("demo", "demo")));
    }
  }

  private void serve(String asterisk) {
    try (AriClient ari = AriClient.connect(asterisk, user, password)) {
      new DemoCall(out::println).watch(ari);
      Hello.register(ari);
      out.println("The application hello runs on " + asterisk + ". Send it a call with");
      out.println("  exten => 100,1,Stasis(hello)");
      out.println("in your dialplan. Ctrl-C ends it.");
      ari.run("hello");
    }
  }

  private void call() {
    out.println("Starting a private Asterisk 22, which is fetched the first time.");
    try (AsteriskServer asterisk =
        AsteriskServer.builder()
            .version(22)
            .dialplan(DemoCall.DIALPLAN)
            .progress(out::println)
            .start()) {
      out.println("Asterisk listens on " + asterisk.url() + ". Calling the application hello.");
      AriOptions options =
          AriOptions.of(
              o -> o.url(asterisk.url()).credentials(asterisk.user(), asterisk.password()));
      make(options);
    } catch (AsteriskUnavailableException e) {
      out.println("No Asterisk can be had here: " + e.getMessage());
      out.println("The call is shown on a simulated one instead, which behaves alike.");
      simulate();
    }
  }

  private void make(AriOptions options) {
    try {
      new DemoCall(out::println).make(options, Duration.ofSeconds(60));
      out.println("Done: answered, greeted, three keys heard, returned to the dialplan.");
    } catch (AriException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
