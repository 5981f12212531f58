/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fetches an Asterisk into a cache, once. Any number of threads and processes may ask at the same
 * time: one of them fetches, the others wait. What an interrupted attempt has downloaded is used by
 * the next. Thread-safe.
 */
final class Provisioner {
  /* Raised whenever what is unpacked changes, so that older caches are filled anew. */
  private static final String LAYOUT = "1";

  private static final Path APT = Path.of("/etc/apt");
  private static final Path KEYRINGS = Path.of("/usr/share/keyrings");
  private static final List<String> TOOLS = List.of("apt-get", "apt-config", "dpkg-deb", "tar");
  private static final List<String> PACKAGES = List.of("asterisk", "asterisk-core-sounds-en-gsm");
  private static final List<String> UNUSED =
      List.of("./usr/share/doc", "./usr/share/man", "./usr/share/locale");

  private final Release release;
  private final Path folder;
  private final Consumer<String> progress;

  Provisioner(Release release, Path cache, Consumer<String> progress) {
    this.release = release;
    this.folder = cache.resolve("asterisk-" + release.major());
    this.progress = line -> progress.accept("Asterisk " + release.major() + ": " + line);
  }

  static Provisioner inUserCache(Release release, Consumer<String> progress) {
    return new Provisioner(release, Machine.cache(), progress);
  }

  /** Why this Asterisk cannot be had on this machine, as far as one can tell without a network. */
  Optional<String> obstacle() {
    if (!Machine.isLinux()) {
      return Optional.of("a private Asterisk needs Linux");
    }
    if (Machine.multiarch().isEmpty()) {
      return Optional.of(
          "a private Asterisk needs an x86-64 or ARM64 processor, not "
              + System.getProperty("os.arch"));
    }
    if (isComplete()) {
      return Optional.empty();
    }
    var missing = TOOLS.stream().filter(tool -> !Machine.has(tool)).toList();
    if (!missing.isEmpty()) {
      return Optional.of(
          "fetching it needs %s, of Debian or Ubuntu".formatted(String.join(", ", missing)));
    }
    if (archive().isEmpty()) {
      return Optional.of(
          "apt names no mirror of Debian on this machine, as on Ubuntu; name one in the environment,"
              + " as in %s=http://HOST/debian".formatted(DebianArchive.MIRROR));
    }
    return Optional.empty();
  }

  /**
   * The Asterisk, fetched first if need be.
   *
   * @throws AsteriskUnavailableException if it cannot be had
   */
  Installation provide() {
    var obstacle = obstacle();
    if (obstacle.isPresent()) {
      throw unavailable(obstacle.get());
    }
    if (!isComplete()) {
      try {
        Files.createDirectories(folder);
        try (var channel =
                FileChannel.open(
                    folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = lock(channel)) {
          if (lock.isValid() && !isComplete()) {
            fetch();
          }
        }
      } catch (IOException e) {
        throw new AsteriskUnavailableException(
            "Asterisk %d could not be fetched into %s: %s".formatted(release.major(), folder, e),
            e);
      }
    }
    return installation();
  }

  private void fetch() throws IOException {
    long begin = System.nanoTime();
    var packages = apt().download(PACKAGES);
    var version = checkedVersion(packages);
    unpack(packages);
    var marker = Files.writeString(folder.resolve("complete.partial"), LAYOUT + " " + version);
    Files.move(marker, folder.resolve("complete"), StandardCopyOption.ATOMIC_MOVE);
    Folders.delete(folder.resolve("apt"));
    Folders.delete(folder.resolve("keys"));
    progress.accept(
        "%s is ready after %d s".formatted(version, (System.nanoTime() - begin) / 1_000_000_000));
  }

  private PrivateApt apt() throws IOException {
    var archive = archive().orElseThrow(() -> unavailable("Debian's mirror is gone"));
    progress.accept(
        "fetching it (about 80 MB) from %s (%s) into %s"
            .formatted(archive.mirror(), release.suite(), folder));
    var keyring =
        archive.keyring().isPresent()
            ? archive.keyring().get()
            : new ArchiveKeys(folder.resolve("keys")).fetch();
    var apt =
        PrivateApt.create(
            folder.resolve("apt"), archive.mirror(), keyring, release.suite(), progress);
    apt.update();
    return apt;
  }

  private String checkedVersion(List<Path> packages) {
    var version =
        packages.stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.startsWith("asterisk_"))
            .map(name -> name.substring("asterisk_".length()).replaceFirst("^\\d+%3a", ""))
            .filter(name -> name.startsWith(release.major() + "."))
            .map(name -> name.replaceFirst("_[^_]*$", ""))
            .findFirst();
    return version.orElseThrow(
        () ->
            unavailable(
                "Debian's suite %s has another major version by now".formatted(release.suite())));
  }

  private void unpack(List<Path> packages) throws IOException {
    progress.accept("unpacking %d packages".formatted(packages.size()));
    var partial = folder.resolve("rootfs.partial");
    Folders.delete(partial);
    Files.createDirectories(partial);
    for (Path file : packages) {
      unpack(file, partial);
    }
    var sounds = partial.resolve("usr/share/asterisk/sounds");
    if (!Files.exists(sounds.resolve("en"))) {
      Files.createSymbolicLink(sounds.resolve("en"), Path.of("en_US_f_Allison"));
    }
    Folders.delete(folder.resolve("rootfs"));
    Files.move(partial, folder.resolve("rootfs"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unpack(Path file, Path target) throws IOException {
    var tar =
        new ArrayList<>(List.of("tar", "-x", "-C", target.toString(), "--keep-directory-symlink"));
    tar.addAll(List.of("--no-same-owner", "--no-same-permissions"));
    UNUSED.forEach(name -> tar.add("--exclude=" + name));
    var pipeline =
        ProcessBuilder.startPipeline(
            List.of(
                new ProcessBuilder("dpkg-deb", "--fsys-tarfile", file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD),
                new ProcessBuilder(tar)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)));
    try {
      for (Process process : pipeline) {
        if (process.waitFor() != 0) {
          Files.deleteIfExists(file);
          throw new IOException("cannot unpack " + file + ", which is deleted now; try again");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AsteriskServerException("Interrupted while unpacking " + file, e);
    } finally {
      pipeline.forEach(Process::destroy);
    }
  }

  private FileLock lock(FileChannel channel) throws IOException {
    boolean told = false;
    while (true) {
      var lock = tryLock(channel);
      if (lock.isPresent()) {
        return lock.get();
      }
      if (!told) {
        progress.accept("waiting for somebody else who is fetching it");
        told = true;
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AsteriskServerException("Interrupted while waiting for Asterisk", e);
      }
    }
  }

  /* Another process that holds the lock shows as null, another thread of this one as exception. */
  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  private boolean isComplete() {
    try {
      return Files.readString(folder.resolve("complete")).startsWith(LAYOUT + " ");
    } catch (IOException e) {
      return false;
    }
  }

  private Installation installation() {
    return new Installation(folder.resolve("rootfs"), Machine.multiarch().orElseThrow());
  }

  private static Optional<DebianArchive> archive() {
    return DebianArchive.of(System.getenv(), AptSources.read(APT), KEYRINGS);
  }

  private AsteriskUnavailableException unavailable(String why) {
    return new AsteriskUnavailableException(
        "No Asterisk %d to be had: %s".formatted(release.major(), why));
  }
}
