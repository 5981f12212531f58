/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

/**
 * The names and words for a field.
 *
 * @param java its name in Java; null: the name in camel case
 * @param type {@code Instant}, {@code Duration}, {@code int} or {@code long}, when it is not what
 *     Asterisk's type says
 * @param unit {@code seconds}, {@code milliseconds} or {@code microseconds}, when it is a time
 * @param enumName the Java enum of its values
 */
public record FieldOverlay(
    @Nullable String java,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String doc,
    @Nullable String type,
    @Nullable String unit,
    @JsonProperty("enum") @Nullable String enumName) {}
