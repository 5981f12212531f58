/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import java.util.Locale;
import org.arijava.spec.JavaNames;

/** Names of Java things, and the only way in which a name of the facts becomes one. */
final class Names {

  static final String ROOT = "org.arijava";
  static final String EVENT = "org.arijava.event";
  static final String MODEL = "org.arijava.model";
  static final String OPTIONS = "org.arijava.options";
  static final String ERROR = "org.arijava.error";
  static final String CODEC = "org.arijava.internal.codec";
  static final String ASYNC = "org.arijava.async";
  static final String ASYNC_VIEWS = "org.arijava.internal.async";
  static final String OPERATIONS = "org.arijava.internal.operations";

  static final ClassName CORE = ClassName.get("org.arijava.internal", "Core");
  static final ClassName CALL = ClassName.get("org.arijava.internal", "Call");
  static final ClassName OPERATION = ClassName.get("org.arijava.internal", "Operation");
  static final ClassName PARAMETERS = ClassName.get("org.arijava.spi", "Parameters");
  static final ClassName READER = ClassName.get(CODEC, "JsonReader");
  static final ClassName NAMED = ClassName.get(CODEC, "NamedObjects");
  static final ClassName KEY = ClassName.get(CODEC, "ObjectKey");

  static final ClassName HEADER = ClassName.get(CODEC, "EventHeader");
  static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
  static final ClassName SUBSCRIPTION = ClassName.get(ROOT, "Subscription");
  static final ClassName ANY_EVENT = ClassName.get(EVENT, "Event");

  private Names() {}

  /** The text as an identifier, which it must already be. */
  static String identifier(String text) {
    if (!JavaNames.isIdentifier(text)) {
      throw new IllegalArgumentException("not a Java identifier: " + text);
    }
    return text;
  }

  /** A name such as {@code external_host} or {@code refer-to} in camel case. */
  static String camel(String name) {
    return identifier(JavaNames.camelCase(name));
  }

  /** A name such as {@code Dialing Offhook} as a constant. */
  static String constant(String value) {
    return identifier(value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_"));
  }

  /** The name with its first letter in upper case. */
  static String type(String name) {
    return identifier(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
  }

  /** The name of one of what a plural such as {@code eventSources} or {@code media} names. */
  static String singular(String plural) {
    String stem = plural.substring(0, plural.length() - 1);
    return identifier(plural.endsWith("a") ? stem + "um" : plural.endsWith("s") ? stem : plural);
  }

  /** The clause as a sentence. */
  static String sentence(String clause) {
    String text = clause.strip();
    return text.substring(0, 1).toUpperCase(Locale.ROOT)
        + text.substring(1)
        + (text.endsWith(".") ? "" : ".");
  }
}
