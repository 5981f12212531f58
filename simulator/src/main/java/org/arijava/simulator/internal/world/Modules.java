/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The modules of this Asterisk, and whether they are loaded. Confined to the world's thread. */
public final class Modules {
  /* What others need is not unloaded. */
  private static final Set<String> USED = Set.of("app_stasis.so", "res_ari.so", "res_stasis.so");

  private final Map<String, Module> known = new LinkedHashMap<>();

  /**
   * A module.
   *
   * @param reloads whether it can be reloaded
   */
  public record Module(
      String name, String description, int uses, boolean running, boolean reloads, String level) {
    /** Its JSON. */
    public Map<String, Object> snapshot() {
      return Json.object(
          "name", name,
          "description", description,
          "use_count", uses,
          "status", running ? "Running" : "Not Running",
          "support_level", level);
    }

    Module with(boolean isRunning) {
      return new Module(name, description, uses, isRunning, reloads, level);
    }
  }

  Modules() {
    add("app_dial.so", "Dialing Application", false, "core");
    add("app_echo.so", "Simple Echo Application", false, "core");
    add("app_milliwatt.so", "Digital Milliwatt (mu-law) Test Application", false, "core");
    add("app_mp3.so", "Silly MP3 Application", false, "extended");
    add("app_playback.so", "Sound File Playback Application", true, "core");
    add("app_stasis.so", "Stasis dialplan application", false, "core");
    add("chan_pjsip.so", "PJSIP Channel Driver", false, "core");
    add("format_gsm.so", "Raw GSM data", false, "core");
    add("format_wav.so", "Microsoft WAV/WAV16 format (8kHz/16kHz Signed Linear)", false, "core");
    add("pbx_config.so", "Text Extension Configuration", true, "core");
    add("res_ari.so", "Asterisk RESTful Interface", true, "core");
    add("res_ari_channels.so", "RESTful API module - Channel resources", false, "core");
    add("res_http_websocket.so", "HTTP WebSocket Support", false, "core");
    add("res_musiconhold.so", "Music On Hold Resource", true, "core");
    add("res_pjsip.so", "Basic SIP resource", true, "core");
    add("res_stasis.so", "Stasis application support", false, "core");
  }

  private void add(String name, String description, boolean reloads, String level) {
    known.put(
        name, new Module(name, description, USED.contains(name) ? 1 : 0, true, reloads, level));
  }

  /** The modules that run. */
  public List<Module> running() {
    return known.values().stream().filter(Module::running).toList();
  }

  /** A module, running or not. */
  public @Nullable Module find(String name) {
    return known.get(name);
  }

  /** Loads or unloads a module that is known. */
  public void set(String name, boolean running) {
    Module module = known.get(name);
    if (module != null) {
      known.put(name, module.with(running));
    }
  }
}
