/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
  private static final Ports PORTS = new Ports(20_001, 20_002, 12_000);

  @TempDir Path temporary;
  private RunFolder folder;
  private Installation installation;

  @BeforeEach
  void folders() throws IOException {
    folder = new RunFolder(Files.createDirectory(temporary.resolve("run")));
    Files.createDirectory(folder.etc());
    var rootfs = temporary.resolve("rootfs");
    Files.createDirectories(rootfs.resolve("usr/lib/asterisk/modules"));
    installation = new Installation(rootfs, "x86_64-linux-gnu");
  }

  @Test
  void everyPlaceholderIsFilledIn() throws IOException {
    write(new Configuration(List.of(), Map.of(), Map.of()));
    try (var files = Files.list(folder.etc())) {
      for (Path file : files.toList()) {
        assertThat(file).content().doesNotContain("{{").doesNotContain("}}");
      }
    }
    assertThat(text("http.conf")).contains("bindaddr = 127.0.0.1\nbindport = 20001\n");
    assertThat(text("pjsip.conf")).contains("bind = 127.0.0.1:20002\n");
    assertThat(text("rtp.conf")).contains("rtpstart = 12000\nrtpend = 12399\n");
    assertThat(text("asterisk.conf")).contains("astetcdir => " + folder.etc() + "\n");
  }

  @Test
  void everyUserHasASection() throws IOException {
    var users = List.of(new AriUser("hey", "p;w", false), new AriUser("ro", "x", true));
    write(new Configuration(users, Map.of(), Map.of()));
    assertThat(text("ari.conf"))
        .contains("[hey]\ntype = user\nread_only = no\npassword = p\\;w\n")
        .contains("[ro]\ntype = user\nread_only = yes\npassword = x\n");
  }

  @Test
  void aPasswordIsNotAPlaceholder() throws IOException {
    write(
        new Configuration(List.of(new AriUser("hey", "{{http-port}}", false)), Map.of(), Map.of()));
    assertThat(text("ari.conf")).contains("password = {{http-port}}\n");
  }

  @Test
  void replacementsTakeThePlaceOfDefaultsAndAdditionsFollow() throws IOException {
    write(
        new Configuration(
            List.of(),
            Map.of("pjsip.conf", "bind=127.0.0.1:{{sip-port}}", "new.conf", "[a]"),
            Map.of("pjsip.conf", "[more]", "other.conf", "[b]")));
    assertThat(text("pjsip.conf")).isEqualTo("bind=127.0.0.1:20002\n[more]");
    assertThat(text("new.conf")).isEqualTo("[a]");
    assertThat(text("other.conf")).isEqualTo("[b]");
  }

  private void write(Configuration configuration) throws IOException {
    configuration.write(folder, installation, PORTS);
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.etc().resolve(file));
  }
}
