/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.arijava.simulator.Time;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests of an ARI application. Test methods, and those that JUnit runs before and after
 * each, may take these parameters; within one test they are the same:
 *
 * <ul>
 *   <li>{@link org.arijava.AriClient}: connected to the Asterisk of the test, and closed after it;
 *       its {@code options()} are for an application that connects clients of its own, whose
 *       requests and failed handlers are seen as well
 *   <li>{@link Parties}: people who call the application, on a simulated and a real Asterisk alike
 *   <li>{@link org.arijava.simulator.AsteriskSimulator}: a new one for each test, unless {@link
 *       #real} is set; its user is {@code hey}, with the password {@code peekaboo}
 *   <li>{@link org.arijava.asterisk.AsteriskServer}: if {@link #real} is set, a private Asterisk
 *       that all tests with this version share
 * </ul>
 *
 * <pre>{@code
 * @AriTest
 * class HelloTest {
 *   @Test
 *   void greets(AsteriskSimulator asterisk, AriClient ari) {
 *     Hello.register(ari);
 *     ari.start("hello");
 *     SimulatedCall call = asterisk.call("PJSIP/alice", "hello");
 *     assert call.played().contains("sound:hello-world");
 *   }
 * }
 * }</pre>
 *
 * <p>At its end, the parties hang up and a test fails, unless it failed already, that has left
 * behind: channels, bridges, subscriptions of applications, threads of clients, or handlers that
 * threw. A test that fails prints the timeline of its requests and events to standard error.
 *
 * <p>Tests may run in parallel. Those on the same real Asterisk take turns all the same, since what
 * they leave behind could not be told apart; each on the simulator has its own. While several run,
 * a thread counts as left behind only if it is that of a client which is still open.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AriExtension.class)
public @interface AriTest {

  /**
   * The major version of a real Asterisk, 22 or 16, to run the tests on; 0, the default, for the
   * simulator. Where it cannot be had the tests are skipped with a warning, and with {@code
   * CI=true} in the environment they fail.
   */
  int real() default 0;

  /**
   * The major version of Asterisk that the simulator simulates: 16, 18, 20, 21, 22 or 23. Of no
   * meaning if {@link #real} is set.
   */
  int simulated() default 22;

  /** How time passes in the simulator. */
  Time time() default Time.LEAPING;

  /**
   * Lines for the dialplan. What comes before the first section belongs to the context {@code
   * default}, where {@code answer}, {@code ring}, {@code busy} and the like are already, and {@code
   * app-NAME} for every application.
   */
  String dialplan() default "";
}
