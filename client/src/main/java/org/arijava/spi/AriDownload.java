/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spi;

import java.io.InputStream;

/**
 * A successful answer whose body is read as it arrives.
 *
 * @param contentType the media type, possibly empty
 * @param length the length of the body in bytes, or -1 when unknown
 * @param body the body; closing it early gives up the connection, reading it blocks
 */
public record AriDownload(String contentType, long length, InputStream body) {}
