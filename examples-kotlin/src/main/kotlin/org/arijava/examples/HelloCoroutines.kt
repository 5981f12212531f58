/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples

import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.future.await
import kotlinx.coroutines.jdk9.asFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.supervisorScope
import kotlinx.coroutines.withContext
import org.arijava.AriClient
import org.arijava.AriOptions
import org.arijava.async.AsyncAriClient
import org.arijava.async.AsyncChannel
import org.arijava.error.AriException
import org.arijava.event.ChannelDtmfReceived
import org.arijava.event.StasisStart
import org.slf4j.LoggerFactory

private val log = LoggerFactory.getLogger("HelloCoroutines")

/**
 * The application of [Hello] with coroutines, each call being one: futures are awaited and
 * publishers are flows, with the adapters that coroutines bring along. Runs until the coroutine is
 * cancelled, which gives up what it awaits, and fails when the client closes before.
 */
suspend fun hello(ari: AsyncAriClient) = supervisorScope {
    ari.events(StasisStart::class.java).asFlow().collect { start ->
        launch { call(start.channel().async()) }
    }
}

/** One call, until it is over; its failure is not the application's. */
private suspend fun call(channel: AsyncChannel) {
    val keys: Flow<ChannelDtmfReceived> = channel.events(ChannelDtmfReceived::class.java).asFlow()
    try {
        channel.answer().await()
        channel.play("sound:hello-world").await()
        keys.collect { pressed(channel, it.digit()) }
    } catch (failure: AriException) {
        log.warn("a call failed", failure)
    }
}

private suspend fun pressed(channel: AsyncChannel, key: String) {
    when (key) {
        "#" -> {
            channel.play("sound:goodbye").await()
            channel.continueInDialplan().await()
        }
        "*" -> channel.play("sound:asterisk-friend").await()
        else -> channel.play("sound:digits/$key").await()
    }
}

/** Runs until the session ends, on the Asterisk that ARI_URL, ARI_USER and ARI_PASSWORD name. */
fun main() = runBlocking {
    val ari = AriClient.connectAsync(AriOptions.fromEnvironment()).await().async()
    val calls = launch(start = CoroutineStart.UNDISPATCHED) { hello(ari) } // before any comes
    try {
        ari.run("hello").await()
    } finally {
        withContext(NonCancellable) {
            calls.cancelAndJoin()
            ari.close().await()
        }
    }
}
