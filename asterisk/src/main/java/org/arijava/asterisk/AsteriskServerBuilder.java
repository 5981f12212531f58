/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Describes a private Asterisk, then starts it. Confined to one thread.
 *
 * <p>Without being told more, it has every module, SIP on loopback, English prompts, music on hold,
 * dynamic configuration of SIP endpoints, and these extensions in the dialplan's context {@code
 * default}: {@code answer}, {@code ring} (for ever), {@code busy}, {@code reject}, {@code
 * congestion}, {@code echo}, and {@code app-NAME}, which enters the ARI application NAME. Each can
 * be called as {@code Local/NAME@default} and, over real SIP, as {@code PJSIP/NAME@loop}; the first
 * six as {@code PJSIP/loop-NAME} too.
 */
public final class AsteriskServerBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(AsteriskServer.class);
  private static final int PASSWORD_BYTES = 12;

  private final List<AriUser> users = new ArrayList<>();
  private final Map<String, String> replacements = new LinkedHashMap<>();
  private final Map<String, String> additions = new LinkedHashMap<>();
  private Release release = Release.ASTERISK_22;
  private Consumer<String> progress = LOG::info;
  private Path cache = Machine.cache();

  AsteriskServerBuilder() {}

  /**
   * Asks for a major version: 22, which is the default, or 16.
   *
   * @throws IllegalArgumentException for any other
   */
  public AsteriskServerBuilder version(int major) {
    release = Release.of(major);
    return this;
  }

  /**
   * Adds an ARI user who may do everything. The first one is {@link AsteriskServer#user()}; without
   * any there is one named {@code ari}, with a random password.
   */
  public AsteriskServerBuilder user(String name, String password) {
    return add(new AriUser(name, password, false));
  }

  /** Adds an ARI user who may only read. */
  public AsteriskServerBuilder readOnlyUser(String name, String password) {
    return add(new AriUser(name, password, true));
  }

  private AsteriskServerBuilder add(AriUser user) {
    if (users.stream().anyMatch(other -> other.name().equals(user.name()))) {
      throw new IllegalArgumentException("There is a user " + user.name() + " already");
    }
    users.add(user);
    return this;
  }

  /**
   * Adds to the dialplan. What comes before the first {@code [context]} of the text belongs to the
   * context {@code default}.
   */
  public AsteriskServerBuilder dialplan(String text) {
    return append("extensions.conf", "[default]\n" + text);
  }

  /**
   * Writes a configuration file of this name in place of the default one, if there is one. In the
   * text, <code>{{http-port}}</code> and <code>{{sip-port}}</code> stand for the ports, <code>
   * {{etc}}</code> for the folder of configuration files, <code>{{data}}</code> for that of
   * Asterisk's own data, such as sounds.
   *
   * @throws IllegalArgumentException if {@code file} is no plain file name, or one of those that
   *     hold the folders, the port and the users of this Asterisk
   */
  public AsteriskServerBuilder config(String file, String text) {
    checkName(file);
    if (List.of("ari.conf", "http.conf").contains(file)) {
      throw new IllegalArgumentException(file + " cannot be replaced; append to it");
    }
    replacements.put(file, text);
    return this;
  }

  /** Adds to the end of a configuration file; the text is as in {@link #config}. */
  public AsteriskServerBuilder append(String file, String text) {
    checkName(file);
    additions.merge(file, text, (a, b) -> a + "\n" + b);
    return this;
  }

  private static void checkName(String file) {
    if (!file.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("Not a plain file name: " + file);
    }
    if (file.equals("asterisk.conf")) {
      throw new IllegalArgumentException("asterisk.conf holds the folders, and is not to change");
    }
  }

  /** Tells {@code listener} what goes on while Asterisk is fetched; the log at info otherwise. */
  public AsteriskServerBuilder progress(Consumer<String> listener) {
    progress = listener;
    return this;
  }

  /**
   * Keeps fetched Asterisks in {@code folder}, instead of {@code ari-java} in the user's folder of
   * caches.
   */
  public AsteriskServerBuilder cache(Path folder) {
    cache = folder.toAbsolutePath();
    return this;
  }

  /**
   * Fetches Asterisk if it is not in the cache yet (about 80 MB), starts it, and returns once ARI
   * answers.
   *
   * @throws AsteriskUnavailableException if this machine cannot have it
   * @throws AsteriskServerException if it ends at once, or is not up within a minute
   */
  public AsteriskServer start() {
    var everyone = new ArrayList<>(users);
    if (users.stream().allMatch(AriUser::readOnly)) {
      var taken = users.stream().anyMatch(user -> user.name().equals("ari"));
      everyone.add(new AriUser(taken ? "ari-all" : "ari", randomPassword(), false));
    }
    var main = everyone.stream().filter(user -> !user.readOnly()).findFirst().orElseThrow();
    var installation = new Provisioner(release, cache, progress).provide();
    return PrivateAsterisk.start(
        release, installation, main, new Configuration(everyone, replacements, additions));
  }

  /**
   * Like {@link #start()} for tests: where Asterisk cannot be had there is none, and the log warns
   * of it loudly; but where the environment says {@code CI=true} that is an error.
   *
   * @throws AsteriskUnavailableException if this machine cannot have it, and {@code CI=true}
   */
  public Optional<AsteriskServer> startIfAvailable() {
    try {
      return Optional.of(start());
    } catch (AsteriskUnavailableException e) {
      if ("true".equals(System.getenv("CI"))) {
        throw e;
      }
      LOG.warn("NOT TESTED AGAINST A REAL ASTERISK: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static String randomPassword() {
    var bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
