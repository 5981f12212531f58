/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what is known of one thing as sentences that can be compared. Confined to one thread. */
final class Statements {
  private final Set<String> all;
  private final String subject;

  private Statements(Set<String> all, String subject) {
    this.all = all;
    this.subject = subject;
    all.add(subject);
  }

  static Statements ofOperation(Set<String> all, String method, String path) {
    return new Statements(all, "operation " + method + " " + path);
  }

  static Statements ofModel(Set<String> all, String id) {
    return new Statements(all, "model " + id);
  }

  Statements parameter(String name, String in) {
    return new Statements(all, subject + ", " + in + " parameter " + name);
  }

  Statements field(String name) {
    return new Statements(all, subject + ", field " + name);
  }

  void resource(String name) {
    say("resource " + name);
  }

  void nickname(String nickname) {
    say("nickname " + nickname);
  }

  void response(String type) {
    say("response " + type);
  }

  void websocket(boolean upgrade) {
    say(upgrade ? "websocket" : "no websocket");
  }

  void error(int code) {
    say("error " + code);
  }

  void parent(String model) {
    say("extends " + model);
  }

  void type(String type) {
    say("type " + type);
  }

  void required(boolean required) {
    say(required ? "required" : "optional");
  }

  void multiple(boolean multiple) {
    say(multiple ? "multiple" : "single");
  }

  void defaultValue(@Nullable String value) {
    say(value == null ? "no default" : "default \"" + value + "\"");
  }

  void range(@Nullable Long min, @Nullable Long max) {
    say("from " + min + " to " + max);
  }

  void value(String value) {
    say("value \"" + value + "\"");
  }

  private void say(String what) {
    all.add(subject + ": " + what);
  }
}
