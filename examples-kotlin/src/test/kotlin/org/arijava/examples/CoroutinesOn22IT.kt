/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples

import org.arijava.AriOptions
import org.arijava.asterisk.AsteriskServer
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assumptions

/** The application with coroutines on Asterisk 22. */
class CoroutinesOn22IT : CoroutinesContract() {

    private val asterisk: AsteriskServer =
        AsteriskServer.builder()
            .version(22)
            .dialplan(DemoCall.DIALPLAN)
            .startIfAvailable()
            .orElseGet { Assumptions.abort("no Asterisk 22 can be had here") }

    override fun options(): AriOptions =
        AriOptions.of { it.url(asterisk.url()).credentials(asterisk.user(), asterisk.password()) }

    @AfterEach
    fun stop() = asterisk.close()
}
