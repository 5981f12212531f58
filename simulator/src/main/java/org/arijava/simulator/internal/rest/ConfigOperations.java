/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arijava.simulator.internal.world.Json;
import org.arijava.simulator.internal.world.World;

/**
 * The operations on dynamic configuration: objects of PJSIP, of which those of the types auth and
 * aor can be made. Each endpoint of PJSIP has an aor of its name that came from a file.
 */
final class ConfigOperations {
  private static final Set<String> TYPES =
      Set.of(
          "endpoint",
          "aor",
          "auth",
          "contact",
          "domain_alias",
          "registration",
          "identify",
          "global",
          "system");
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

  private static final Map<String, String> AOR =
      Map.ofEntries(
          Map.entry("minimum_expiration", "60"),
          Map.entry("default_expiration", "3600"),
          Map.entry("qualify_timeout", "3.000000"),
          Map.entry("qualify_2xx_only", "false"),
          Map.entry("mailboxes", ""),
          Map.entry("support_path", "false"),
          Map.entry("remove_unavailable", "false"),
          Map.entry("voicemail_extension", ""),
          Map.entry("max_contacts", "0"),
          Map.entry("authenticate_qualify", "false"),
          Map.entry("contact", ""),
          Map.entry("maximum_expiration", "7200"),
          Map.entry("qualify_frequency", "0"),
          Map.entry("remove_existing", "false"),
          Map.entry("outbound_proxy", ""));
  private static final Set<String> NUMBERS =
      Set.of(
          "minimum_expiration",
          "default_expiration",
          "max_contacts",
          "maximum_expiration",
          "qualify_frequency");

  private final World world;
  private final Map<String, Map<String, Map<String, String>>> made =
      Map.of("auth", new LinkedHashMap<>(), "aor", new LinkedHashMap<>());

  ConfigOperations(World world) {
    this.world = world;
  }

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

  private boolean isFromFile(String type, String id) {
    return type.equals("aor") && world.endpoints().find("PJSIP", id) != null;
  }

  private Map<String, Map<String, String>> made(String type) {
    return made.getOrDefault(type, Map.of());
  }

  private Answer get(Request request) {
    String type = type(request);
    String id = request.path("id");
    Map<String, String> object = made(type).get(id);
    if (object == null && isFromFile(type, id)) {
      object = AOR;
    }
    if (object == null) {
      throw notFound(id);
    }
    return Answer.ok(tuples(object));
  }

  private Answer update(Request request) {
    String type = type(request);
    String id = request.path("id");
    if (isFromFile(type, id)) {
      throw new AriError(403, "Cannot update sorcery objects of type '" + type + "'");
    }
    Map<String, Map<String, String>> objects = made.get(type);
    if (objects == null) {
      throw new AriError(403, "Cannot create sorcery objects of type '" + type + "'");
    }
    Map<String, String> fields = fields(request, id);
    Map<String, String> defaults = type.equals("aor") ? AOR : AUTH;
    boolean valid =
        fields.entrySet().stream()
            .allMatch(
                field ->
                    defaults.containsKey(field.getKey())
                        && (!NUMBERS.contains(field.getKey())
                            || field.getValue().matches("\\d{1,9}")));
    if (!valid) {
      String what = objects.containsKey(id) ? "Update" : "Creation";
      throw new AriError(
          400, "Bad request", what + " of object '" + id + "' failed field value validation");
    }
    Map<String, String> object = objects.computeIfAbsent(id, i -> new LinkedHashMap<>(defaults));
    object.putAll(fields);
    return Answer.ok(tuples(object));
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
    if (isFromFile(type, id)) {
      throw new AriError(403, "Could not delete object with id '" + id + "'");
    }
    if (made(type).remove(id) == null) {
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
