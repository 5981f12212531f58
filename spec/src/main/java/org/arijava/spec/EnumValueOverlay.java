/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

/** The name and words for a value of an enum. */
public record EnumValueOverlay(
    @Nullable String java, @JsonSetter(nulls = Nulls.AS_EMPTY) String doc) {}
