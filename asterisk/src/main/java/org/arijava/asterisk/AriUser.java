/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

/**
 * Someone who may use ARI. Immutable; never prints the password.
 *
 * @param name the user name
 * @param password the password, in the clear
 * @param readOnly whether only reading is allowed
 */
record AriUser(String name, String password, boolean readOnly) {
  AriUser {
    if (!name.matches("[A-Za-z0-9._-]+") || name.equals("general")) {
      throw new IllegalArgumentException(
          "A user name has letters, digits and . _ - only, and is not 'general': " + name);
    }
    if (password.isBlank() || password.strip().length() != password.length()) {
      throw new IllegalArgumentException(
          "The password of %s is blank, or begins or ends with a space".formatted(name));
    }
    if (password.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "The password of %s has control characters".formatted(name));
    }
  }

  /** The user's section of {@code ari.conf}. */
  String section() {
    return """

        [%s]
        type = user
        read_only = %s
        password = %s
        password_format = plain
        """
        .formatted(name, readOnly ? "yes" : "no", password.replace(";", "\\;"));
  }

  @Override
  public String toString() {
    return "AriUser[" + name + "]";
  }
}
