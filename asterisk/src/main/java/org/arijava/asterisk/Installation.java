/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An unpacked Asterisk with every library it needs, down to the loader, so that this machine's own
 * do not matter. Immutable.
 *
 * @param rootfs the folder that its packages were unpacked in
 * @param multiarch the processor's name in Debian's library folders
 */
record Installation(Path rootfs, String multiarch) {

  /** The command line that runs it with {@code arguments}. */
  List<String> command(List<String> arguments) {
    var libraries =
        Stream.of("usr/lib/" + multiarch, "lib/" + multiarch, "usr/lib", "lib")
            .map(name -> rootfs.resolve(name).toString())
            .toList();
    var command = new ArrayList<String>();
    command.add(loader().toString());
    command.add("--library-path");
    command.add(String.join(":", libraries));
    command.add(rootfs.resolve("usr/sbin/asterisk").toString());
    command.addAll(arguments);
    return command;
  }

  Path modules() {
    return firstOf("usr/lib/" + multiarch + "/asterisk/modules", "usr/lib/asterisk/modules");
  }

  Path data() {
    return rootfs.resolve("usr/share/asterisk");
  }

  private Path loader() {
    var name = multiarch.startsWith("aarch64") ? "ld-linux-aarch64.so.1" : "ld-linux-x86-64.so.2";
    return firstOf(
        "usr/lib64/" + name, "usr/lib/" + multiarch + "/" + name, "lib/" + multiarch + "/" + name);
  }

  private Path firstOf(String... names) {
    return Stream.of(names)
        .map(rootfs::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () ->
                new AsteriskServerException(
                    "Nothing in %s of: %s; delete the folder above it to fetch Asterisk anew"
                        .formatted(rootfs, String.join(", ", names))));
  }
}
