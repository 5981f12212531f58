/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.event;

/** An event about the registration of a Stasis application. */
public non-sealed interface ApplicationEvent extends Event {}
