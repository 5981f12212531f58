/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import javax.lang.model.SourceVersion;

/** The names that things have in Java when the overlay does not say otherwise. */
public final class JavaNames {
  private JavaNames() {}

  /** A name of Asterisk in camel case: {@code media_uri} becomes {@code mediaUri}. */
  public static String camelCase(String name) {
    var camel = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' || c == '-' || c == ' ') {
        upper = !camel.isEmpty();
      } else {
        camel.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return camel.toString();
  }

  /** Whether source code can declare it: a plain ASCII identifier that is no keyword. */
  public static boolean isIdentifier(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") && SourceVersion.isName(name);
  }
}
