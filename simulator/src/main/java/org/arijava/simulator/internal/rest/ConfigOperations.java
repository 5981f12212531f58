/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arijava.simulator.internal.world.Json;

/** The operations on dynamic configuration: objects of PJSIP, of which those of auth can change. */
final class ConfigOperations {
  private static final Set<String> TYPES =
      Set.of("endpoint", "aor", "auth", "contact", "domain_alias", "registration", "identify");
  private static final Map<String, String> AUTH =
      Map.ofEntries(
          Map.entry("auth_type", "userpass"),
          Map.entry("username", ""),
          Map.entry("password", ""),
          Map.entry("password_digest", ""),
          Map.entry("realm", ""),
          Map.entry("md5_cred", ""),
          Map.entry("nonce_lifetime", "32"),
          Map.entry("refresh_token", ""),
          Map.entry("oauth_clientid", ""),
          Map.entry("oauth_secret", ""),
          Map.entry("supported_algorithms_uac", "MD5"),
          Map.entry("supported_algorithms_uas", "MD5"));

  private final Map<String, Map<String, String>> auths = new LinkedHashMap<>();

  void register(Handlers handlers) {
    handlers.on("asterisk.getObject", this::get);
    handlers.on("asterisk.updateObject", this::update);
    handlers.on("asterisk.deleteObject", this::delete);
  }

  private static String type(Request request) {
    String configClass = request.path("configClass");
    if (!configClass.equals("res_pjsip")) {
      throw new AriError(404, "configClass '" + configClass + "' not found");
    }
    String type = request.path("objectType");
    if (!TYPES.contains(type)) {
      throw new AriError(404, "objectType '" + type + "' not found");
    }
    return type;
  }

  private static AriError notFound(String id) {
    return new AriError(404, "Object with id '" + id + "' not found");
  }

  private Answer get(Request request) {
    String id = request.path("id");
    Map<String, String> auth = type(request).equals("auth") ? auths.get(id) : null;
    if (auth == null) {
      throw notFound(id);
    }
    return Answer.ok(tuples(auth));
  }

  private Answer update(Request request) {
    String type = type(request);
    if (!type.equals("auth")) {
      throw new AriError(403, "Cannot create sorcery objects of type '" + type + "'");
    }
    String id = request.path("id");
    Map<String, String> fields = fields(request, id);
    if (!AUTH.keySet().containsAll(fields.keySet())) {
      throw new AriError(
          400, "Bad request", "Update of object '" + id + "' failed field value validation");
    }
    Map<String, String> auth = auths.computeIfAbsent(id, i -> new LinkedHashMap<>(AUTH));
    auth.putAll(fields);
    return Answer.ok(tuples(auth));
  }

  private static Map<String, String> fields(Request request, String id) {
    Object given = request.inBody("fields");
    var fields = new LinkedHashMap<String, String>();
    if (given instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> tuple) {
          fields.put(String.valueOf(tuple.get("attribute")), String.valueOf(tuple.get("value")));
        }
      }
    } else if (!(given instanceof Map)) { // in which Asterisk finds no fields
      throw new AriError(
          400, "Bad request", "Fields must be provided to update object '" + id + "'");
    }
    return fields;
  }

  private Answer delete(Request request) {
    String type = type(request);
    String id = request.path("id");
    if (!type.equals("auth")) {
      throw new AriError(403, "Cannot delete sorcery objects of type '" + type + "'");
    }
    if (auths.remove(id) == null) {
      throw notFound(id);
    }
    return Answer.done();
  }

  private static List<Map<String, Object>> tuples(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> Json.object("attribute", field.getKey(), "value", field.getValue()))
        .toList();
  }
}
