/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.arijava.event.ChannelDtmfReceived;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.SkipException;
import org.testng.annotations.Test;

/**
 * The publishers of events keep the rules of Reactive Streams, as its own test kit verifies: each
 * of those that it can test. What needs an end of the stream is skipped for the events of all
 * objects.
 */
class PublishersTckTest {

  /** How long the kit waits for what must come, and for what must not. */
  private static final long PATIENCE = 2_000;

  private static final long SILENCE = 20;

  /** How many events of an object are there for who comes later, its end apart. */
  private static final long KEPT = 63;

  /** More than the kit looks at when it wants no end of them. */
  private static final long ENOUGH = 1_000;

  @TestFactory
  Stream<DynamicTest> theEventsOfAnObject() {
    return rules(OfAnObject::new);
  }

  @TestFactory
  Stream<DynamicTest> theEventsOfAllObjects() {
    return rules(OfAllObjects::new);
  }

  private static List<Method> methods(Class<?> verification) {
    return Arrays.stream(verification.getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .filter(method -> !method.getName().startsWith("untested_"))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  /** A test for each rule, on a verification of its own. */
  private static Stream<DynamicTest> rules(Supplier<Verification> verifications) {
    return methods(Verification.class).stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getName(),
                    () -> {
                      Verification verification = verifications.get();
                      try (verification) {
                        verification.setUp();
                        rule.invoke(verification);
                      } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof SkipException skipped
                            ? verification.skipped(skipped)
                            : e.getCause();
                      }
                    }));
  }

  /** A client whose events the kit is sent. */
  private abstract static class Verification extends FlowPublisherVerification<ChannelDtmfReceived>
      implements AutoCloseable {

    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    final AriClient ari =
        AriClient.over(FakeTransport.options().with(o -> o.executor(loop)), new FakeTransport());

    Verification() {
      super(new TestEnvironment(PATIENCE, SILENCE));
    }

    final void receive(String type, String channel, long count) {
      for (long i = 0; i < count; i++) {
        ari.dispatch(
            "{\"type\":\"%s\",\"application\":\"hello\",\"channel\":{\"id\":\"%s\"}}"
                .formatted(type, channel));
      }
    }

    /** What becomes of a rule that the kit skips. */
    final Throwable skipped(SkipException skipped) {
      return maxElementsFromPublisher() == publisherUnableToSignalOnComplete()
          ? new TestAbortedException(skipped.getMessage())
          : new AssertionError("a stream that ends keeps all rules", skipped);
    }

    @Override
    public final Flow.Publisher<ChannelDtmfReceived> createFailedFlowPublisher() {
      AriClient closed =
          AriClient.over(FakeTransport.options().with(o -> o.executor(loop)), new FakeTransport());
      closed.close();
      return closed.async().events(ChannelDtmfReceived.class);
    }

    @Override
    public final void close() {
      ari.close();
      loop.shutdownNow();
    }
  }

  /** The events of a channel that has had so many and is gone, or has more than can be kept. */
  private static final class OfAnObject extends Verification {
    @Override
    public Flow.Publisher<ChannelDtmfReceived> createFlowPublisher(long elements) {
      String id = UUID.randomUUID().toString();
      Flow.Publisher<ChannelDtmfReceived> digits =
          ari.channels().ref(id).async().events(ChannelDtmfReceived.class);
      if (elements > KEPT) {
        return subscriber -> {
          digits.subscribe(subscriber);
          receive("ChannelDtmfReceived", id, ENOUGH);
        };
      }
      receive("ChannelDtmfReceived", id, elements);
      receive("ChannelDestroyed", id, 1);
      return digits;
    }
  }

  /** The events of all channels, which end with the client only. */
  private static final class OfAllObjects extends Verification {
    @Override
    public Flow.Publisher<ChannelDtmfReceived> createFlowPublisher(long elements) {
      Flow.Publisher<ChannelDtmfReceived> digits = ari.async().events(ChannelDtmfReceived.class);
      return subscriber -> {
        digits.subscribe(subscriber);
        receive("ChannelDtmfReceived", "1", Math.min(elements, ENOUGH));
      };
    }

    @Override
    public long maxElementsFromPublisher() {
      return publisherUnableToSignalOnComplete();
    }
  }
}
