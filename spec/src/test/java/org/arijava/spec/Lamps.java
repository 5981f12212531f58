/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

/** A small, sound resource. */
final class Lamps {
  static final String FACTS =
      """
      { "resource": "lamps",
        "operations": [
          { "nickname": "list", "method": "GET", "path": "/lamps", "response": "List[Lamp]",
            "websocket": false, "errors": [], "since": ["16.0.0"], "parameters": [] },
          { "nickname": "light", "method": "POST", "path": "/lamps/{lampId}", "response": "Lamp",
            "websocket": false, "errors": [404], "since": ["16.0.0"], "parameters": [
              { "name": "lampId", "in": "path", "type": "string", "required": true,
                "multiple": false, "default": null, "values": [], "min": null, "max": null,
                "since": [] },
              { "name": "level", "in": "query", "type": "int", "required": false,
                "multiple": false, "default": "1", "values": [], "min": 0, "max": 9,
                "since": ["16.1.0"] },
              { "name": "mode", "in": "query", "type": "string", "required": false,
                "multiple": false, "default": null,
                "values": [{ "value": "fast", "since": [] }, { "value": "slow", "since": [] }],
                "min": null, "max": null, "since": [] },
              { "name": "settings", "in": "body", "type": "object", "required": false,
                "multiple": false, "default": null, "values": [], "min": null, "max": null,
                "since": [] } ] } ],
        "models": [
          { "id": "Lamp", "extends": null, "since": ["16.0.0"], "fields": [
            { "name": "id", "type": "string", "required": true, "values": [], "since": [] },
            { "name": "state", "type": "string", "required": true, "values": [], "since": [] },
            { "name": "made", "type": "Date", "required": false, "values": [], "since": [] } ] },
          { "id": "Event", "extends": null, "since": ["16.0.0"], "fields": [] },
          { "id": "Flash", "extends": "Event", "since": ["16.0.0"], "fields": [] } ] }
      """;
  static final String OVERLAY =
      """
      { "resource": "lamps", "doc": "Lamps.",
        "operations": {
          "list": { "instance": false, "doc": "Lists." },
          "light": { "java": "light", "instance": "shine", "doc": "Lights.", "unwrap": "state",
            "object": "Lamp", "returns": "its state", "completedBy": ["Flash"],
            "errors": { "404": "there is no such lamp" },
            "parameters": {
              "lampId": { "object": "Lamp", "doc": "the lamp" },
              "level": { "java": "glow", "doc": "how long", "unit": "seconds", "constant": "1",
                "requiredByUs": true },
              "mode": { "doc": "how", "enum": "LampMode", "generated": true },
              "settings": { "doc": "settings", "body": "raw" } } } },
        "models": {
          "Lamp": { "java": "Lamp", "kind": "object", "identity": ["id"], "doc": "A lamp.",
            "events": true, "terminal": ["Flash"], "get": "list",
            "fields": {
              "id": { "doc": "its id" },
              "state": { "java": "condition", "doc": "its state", "enum": "LampMode" },
              "made": { "doc": "when", "type": "Instant", "unit": "seconds" } } },
          "Event": { "kind": "skip" },
          "Flash": { "kind": "event", "doc": "A flash." } },
        "enums": {
          "LampMode": { "doc": "How.", "values": {
            "fast": { "java": "FAST", "doc": "Fast." },
            "slow": { "java": "SLOW", "doc": "Slow." } } } } }
      """;

  private Lamps() {}
}
