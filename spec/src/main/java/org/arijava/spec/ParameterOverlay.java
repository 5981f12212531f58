/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

/**
 * The names and words for a parameter.
 *
 * @param java its name in Java; null: the name in camel case
 * @param type {@code int}, when it is not what Asterisk's type says
 * @param unit {@code seconds} or {@code milliseconds}, when it is a duration
 * @param unlimited whether Asterisk takes minus one of the unit for no limit
 * @param object the model of the object it takes instead of an id
 * @param enumName the Java enum of its values
 * @param generated whether the client chooses a fresh id unless it is given
 * @param constant a default that Asterisk documents but does not apply, and we send
 * @param requiredByUs whether it is required in Java although Asterisk's docs do not say so
 * @param body how the JSON body is made of it: {@code variables}, {@code data}, {@code raw}, {@code
 *     entries} or {@code fields}
 */
public record ParameterOverlay(
    @Nullable String java,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String doc,
    @Nullable String type,
    @Nullable String unit,
    boolean unlimited,
    @Nullable String object,
    @JsonProperty("enum") @Nullable String enumName,
    boolean generated,
    @Nullable String constant,
    boolean requiredByUs,
    @Nullable String body) {}
