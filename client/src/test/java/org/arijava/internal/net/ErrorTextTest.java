/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.arijava.spi.AriResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ErrorTextTest {

  private static String text(String reason, String body) {
    return ErrorText.of(new AriResponse(409, reason, "", body.getBytes(UTF_8)));
  }

  @Test
  void messagesOfJsonArePreferred() {
    assertThat(text("Conflict", "{\"message\":\"Channel not in Stasis\"}"))
        .isEqualTo("Channel not in Stasis");
    assertThat(text("Conflict", " {\"a\":{\"message\":\"no\"},\"error\":\"Nö\"}")).isEqualTo("Nö");
  }

  @Test
  void htmlIsReducedToItsText() {
    assertThat(
            text(
                "Bad Request",
                """
                <!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
                <html><head><title>400 Bad Request</title></head><body>
                <h1>Bad Request</h1>
                <p>HTTP request is missing param: [<b>app</b>] &amp; more</p>
                <hr /><address>Asterisk</address></body></html>
                """))
        .isEqualTo("HTTP request is missing param: [ app ] & more");
    assertThat(text("x", "<html><title>Upgrade Required</title><body></body></html>"))
        .isEqualTo("Upgrade Required");
    assertThat(text("x", "<html><body>Only <i>this</i></body></html>")).isEqualTo("Only this");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{", "{}", "[1]", "{\"message\":1}", "<html></html>", "plain"})
  void otherwiseTheReasonPhraseHasToDo(String body) {
    assertThat(text("In the way", body)).isEqualTo("In the way");
  }

  @Test
  void withoutAReasonPhraseTheStatusNamesItself() {
    assertThat(text("", "")).isEqualTo("Conflict");
  }

  @Test
  void hugeTextsAreCut() {
    assertThat(text("", "{\"message\":\"" + "x".repeat(10_000) + "\"}")).hasSizeLessThan(600);
  }
}
