/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples

import org.arijava.AriOptions
import org.arijava.simulator.AsteriskSimulator
import org.junit.jupiter.api.AfterEach

/** The application with coroutines on a simulated Asterisk. */
class CoroutinesOnSimulatorTest : CoroutinesContract() {

    private val asterisk =
        AsteriskSimulator.start { it.user("demo", "demo").dialplan(DemoCall.DIALPLAN) }

    override fun options(): AriOptions =
        AriOptions.of { it.url(asterisk.url()).credentials("demo", "demo") }

    @AfterEach
    fun stop() = asterisk.close()
}
