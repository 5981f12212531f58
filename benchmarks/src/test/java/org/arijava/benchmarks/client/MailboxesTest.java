/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.arijava.benchmarks.client.Mailboxes.Mailbox;
import org.junit.jupiter.api.Test;

/** The mailboxes that this library is compared with keep what they promise. */
final class MailboxesTest {

  private static final int CHANNELS = 50;
  private static final int EVENTS = 100_000;

  @Test
  void everyEventIsHandledOnceAndInTheOrderOfItsChannel() throws InterruptedException {
    Mailboxes mailboxes = new Mailboxes();
    Sink sink = new Sink(true);
    List<Mailbox> each = IntStream.range(0, CHANNELS).mapToObj(i -> mailboxes.of(sink)).toList();

    for (int i = 0; i < EVENTS; i++) {
      int channel = i % CHANNELS;
      each.get(channel).event("Type", Ids.of(channel), String.format("name-%07d", i));
      if (i % 33 == 0) {
        mailboxes.start();
      }
    }
    mailboxes.start();
    sink.end();

    assertThat(sink.await(EVENTS)).isEqualTo(EVENTS);
    assertThat(sink.disorder()).isZero();
  }
}
