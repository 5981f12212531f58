/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples

import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executors
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking
import org.arijava.AriOptions
import org.arijava.error.AriConnectionException
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout

/** A call to the application with coroutines, wherever the Asterisk comes from. */
@Timeout(120)
abstract class CoroutinesContract {

    /** The options that reach an Asterisk whose dialplan has the demo's. */
    abstract fun options(): AriOptions

    /** One thread is both the client's handler executor and what the coroutines run on. */
    @Test
    fun helloDoesTheSameWithCoroutines() {
        val timeline = CopyOnWriteArrayList<String>()
        Executors.newSingleThreadExecutor().asCoroutineDispatcher().use { loop ->
            lateinit var calls: Deferred<Unit>
            DemoCall(timeline::add).make(
                options().with { it.executor(loop.executor) },
                options(),
                Duration.ofSeconds(60),
            ) { application ->
                calls =
                    CoroutineScope(loop).async(start = CoroutineStart.UNDISPATCHED) {
                        hello(application.async())
                    }
            }
            assertThatThrownBy { runBlocking { calls.await() } }
                .isInstanceOf(AriConnectionException::class.java)
                .hasMessageContaining("the client was closed")
        }

        assertThat(timeline.joinToString("\n"))
            .containsSubsequence(
                "enters the application hello",
                "playing sound:hello-world",
                "presses 7",
                "playing sound:digits/7",
                "presses *",
                "sound:asterisk-friend is not among Asterisk's stock sounds",
                "presses #",
                "playing sound:goodbye",
            )
            .contains("leaves the application hello", "back in the dialplan")
    }
}
