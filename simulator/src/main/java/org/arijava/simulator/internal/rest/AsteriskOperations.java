/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arijava.simulator.internal.world.Json;
import org.arijava.simulator.internal.world.Modules;
import org.arijava.simulator.internal.world.Modules.Module;
import org.arijava.simulator.internal.world.World;
import org.jspecify.annotations.Nullable;

/** The operations on Asterisk itself, but for its dynamic configuration. */
final class AsteriskOperations {
  private static final String LOG_FOLDER = "/var/log/asterisk/";

  private final World world;
  private final List<Map<String, Object>> logs = new ArrayList<>();

  AsteriskOperations(World world) {
    this.world = world;
    logs.add(log("messages.log", "NOTICE WARNING ERROR VERBOSE "));
  }

  void register(Handlers handlers) {
    handlers.on("asterisk.getInfo", this::getInfo);
    handlers.on("asterisk.ping", this::ping);
    handlers.on("asterisk.listModules", this::listModules);
    handlers.on("asterisk.getModule", this::getModule);
    handlers.on("asterisk.loadModule", this::loadModule);
    handlers.on("asterisk.unloadModule", this::unloadModule);
    handlers.on("asterisk.reloadModule", this::reloadModule);
    handlers.on("asterisk.listLogChannels", request -> Answer.ok(logs));
    handlers.on("asterisk.addLog", this::addLog);
    handlers.on("asterisk.deleteLog", this::deleteLog);
    handlers.on("asterisk.rotateLog", this::rotateLog);
    handlers.on("asterisk.getGlobalVar", this::getGlobalVar);
    handlers.on("asterisk.setGlobalVar", this::setGlobalVar);
  }

  private Answer getInfo(Request request) {
    List<String> only = request.list("only");
    Map<String, Object> info = Json.object();
    if (only.isEmpty() || only.contains("build")) {
      info.put(
          "build",
          Json.object(
              "os", "Linux",
              "kernel", "unknown",
              "machine", "unknown",
              "options", "OPTIONAL_API, TEST_FRAMEWORK",
              "date", "2026-01-01 00:00:00 UTC",
              "user", "nobody"));
    }
    if (only.isEmpty() || only.contains("system")) {
      info.put(
          "system",
          Json.object("version", world.release().toString(), "entity_id", world.entityId()));
    }
    if (only.isEmpty() || only.contains("config")) {
      info.put(
          "config",
          Json.object(
              "name", "",
              "default_language", "en",
              "setid", Json.object("user", "", "group", "")));
    }
    if (only.isEmpty() || only.contains("status")) {
      String since = World.timestamp(world.startup());
      info.put("status", Json.object("startup_time", since, "last_reload_time", since));
    }
    return Answer.ok(info);
  }

  private Answer ping(Request request) {
    return Answer.ok(
        Json.object(
            "ping", "pong",
            "timestamp", World.timestamp(world.now()),
            "asterisk_id", world.entityId()));
  }

  private Modules modules() {
    return world.modules();
  }

  private Answer listModules(Request request) {
    return Answer.ok(modules().running().stream().map(Module::snapshot).toList());
  }

  private @Nullable Module running(Request request) {
    Module module = modules().find(request.path("moduleName"));
    return module != null && module.running() ? module : null;
  }

  private Answer getModule(Request request) {
    Module module = running(request);
    if (module == null) {
      throw new AriError(404, "Module could not be found in running modules");
    }
    return Answer.ok(module.snapshot());
  }

  private Answer loadModule(Request request) {
    Module module = modules().find(request.path("moduleName"));
    if (module == null) {
      throw new AriError(409, "Module load declined");
    }
    if (module.running()) {
      throw new AriError(409, "Module is already loaded");
    }
    modules().set(module.name(), true);
    return Answer.done();
  }

  private Answer unloadModule(Request request) {
    Module module = loaded(request);
    if (module.uses() > 0) {
      throw new AriError(409, "Module could not be unloaded");
    }
    modules().set(module.name(), false);
    return Answer.done();
  }

  private Module loaded(Request request) {
    Module module = running(request);
    if (module == null) {
      throw new AriError(404, "Module not found in running modules");
    }
    return module;
  }

  private Answer reloadModule(Request request) {
    if (!loaded(request).reloads()) {
      throw new AriError(409, "Module does not support reloading");
    }
    return Answer.done();
  }

  private static Map<String, Object> log(String name, String configuration) {
    return Json.object(
        "channel",
        LOG_FOLDER + name,
        "type",
        "File",
        "status",
        "Enabled",
        "configuration",
        configuration);
  }

  private @Nullable Map<String, Object> findLog(String channel) {
    for (Map<String, Object> log : logs) {
      if (channel.equals(log.get("channel"))) {
        return log;
      }
    }
    return null;
  }

  private Answer addLog(Request request) {
    String configuration =
        request
            .required("configuration", 400, "Configuration levels are required")
            .toUpperCase(Locale.ROOT);
    String name = request.path("logChannelName");
    if (findLog(LOG_FOLDER + name) != null) {
      throw new AriError(409, "Log channel already exists");
    }
    logs.add(0, log(name, configuration.replace(',', ' ') + " "));
    return Answer.done();
  }

  private Answer deleteLog(Request request) {
    Map<String, Object> log = findLog(request.path("logChannelName"));
    if (log == null) {
      throw new AriError(404, "Log channel does not exist");
    }
    logs.remove(log);
    return Answer.done();
  }

  /* Unlike deleting, this takes the name that the channel was added by. */
  private Answer rotateLog(Request request) {
    String name = request.path("logChannelName");
    if (findLog(name) == null && findLog(LOG_FOLDER + name) == null) {
      throw new AriError(404, "Log channel does not exist");
    }
    return Answer.done();
  }

  private Answer getGlobalVar(Request request) {
    String name = request.required("variable", 400, "Variable name is required");
    return Answer.ok(Json.object("value", world.globalVariables().getOrDefault(name, "")));
  }

  private Answer setGlobalVar(Request request) {
    String name = request.required("variable", 400, "Variable name is required");
    world.variables().setGlobal(name, request.text("value", ""));
    return Answer.done();
  }
}
