/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is in the configuration folder of one Asterisk, but for its ports and paths.
 * Immutable.
 *
 * @param users who may use ARI
 * @param replacements by file name, the texts that take the place of the defaults
 * @param additions by file name, the texts that follow
 */
record Configuration(
    List<AriUser> users, Map<String, String> replacements, Map<String, String> additions) {
  private static final List<String> DEFAULTS =
      List.of(
          "ari.conf",
          "asterisk.conf",
          "extensions.conf",
          "http.conf",
          "indications.conf",
          "logger.conf",
          "modules.conf",
          "musiconhold.conf",
          "pjsip.conf",
          "rtp.conf",
          "sorcery.conf",
          "stasis.conf");

  /* These are only missed in the log when they are not there. */
  private static final List<String> EMPTY =
      List.of("acl.conf", "ccss.conf", "cdr.conf", "cel.conf", "features.conf", "udptl.conf");

  Configuration {
    users = List.copyOf(users);
    replacements = Map.copyOf(replacements);
    additions = Map.copyOf(additions);
  }

  /** Writes all files, for an Asterisk that runs in {@code folder}. */
  void write(RunFolder folder, Installation installation, Ports ports) throws IOException {
    var values = new LinkedHashMap<String, String>();
    values.put("{{directory}}", folder.path().toString());
    values.put("{{etc}}", folder.etc().toString());
    values.put("{{data}}", installation.data().toString());
    values.put("{{modules}}", installation.modules().toString());
    values.put("{{http-port}}", Integer.toString(ports.http()));
    values.put("{{sip-port}}", Integer.toString(ports.sip()));
    values.put("{{rtp-start}}", Integer.toString(ports.rtp()));
    values.put("{{rtp-end}}", Integer.toString(ports.rtp() + Ports.RTP_PORTS - 1));
    for (var file : texts().entrySet()) {
      var text = file.getValue();
      for (var value : values.entrySet()) {
        text = text.replace(value.getKey(), value.getValue());
      }
      if (file.getKey().equals("ari.conf")) {
        text += String.join("", users.stream().map(AriUser::section).toList());
      }
      Files.writeString(folder.etc().resolve(file.getKey()), text);
    }
  }

  private Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    EMPTY.forEach(name -> texts.put(name, ""));
    DEFAULTS.forEach(name -> texts.put(name, resource(name)));
    texts.putAll(replacements);
    additions.forEach((name, text) -> texts.merge(name, text, (a, b) -> a + "\n" + b));
    return texts;
  }

  private static String resource(String name) {
    try (var in = Configuration.class.getResourceAsStream("etc/" + name)) {
      if (in == null) {
        throw new IllegalStateException("This library lacks its etc/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
