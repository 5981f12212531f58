/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivateAptTest {
  @Test
  void aStatusLineTellsThePercentage() {
    assertThat(PrivateApt.percent("dlstatus:3:93.3333:Retrieving file 3 of 3")).isEqualTo(93);
  }

  @Test
  void aBrokenStatusLineTellsNothing() {
    assertThat(PrivateApt.percent("dlstatus:")).isZero();
    assertThat(PrivateApt.percent("dlstatus:1:many:x")).isZero();
  }

  @Test
  void otherLinesAreNoStatusLines() {
    assertThat(PrivateApt.percent("E: Unable to locate package asterisk")).isNegative();
  }

  @Test
  void aMirrorThatCannotBeReachedIsSaidSoInAptsWords(@TempDir Path folder) throws IOException {
    assumeThat(Machine.has("apt-get")).as("apt-get is here").isTrue();
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var mirror = "http://127.0.0.1:" + port + "/debian";
    var apt = PrivateApt.create(folder, mirror, folder.resolve("keys.gpg"), "sid", line -> {});
    assertThatExceptionOfType(AsteriskUnavailableException.class)
        .isThrownBy(apt::update)
        .withMessageContaining("apt-get could not download the list of packages")
        .withMessageContaining("127.0.0.1");
  }
}
