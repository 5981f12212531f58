/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.arijava.event.Event;
import org.arijava.event.UnknownEvent;
import org.arijava.internal.Core;
import org.arijava.internal.codec.DecodedEvent;
import org.arijava.internal.codec.Envelope;
import org.arijava.internal.codec.EnvelopeReader;
import org.arijava.internal.codec.EventDecoder;
import org.arijava.internal.codec.EventTypes;
import org.arijava.internal.events.Inbox;
import org.junit.jupiter.api.Test;

/** Every frame of the recorded traces, decoded and read to its last field. */
class TraceTest {

  private final FakeTransport asterisk = new FakeTransport();
  private final AriClient ari = AriClient.over(FakeTransport.options(), asterisk);
  private final Core core =
      new Core(ari, FakeTransport.options(), asterisk, new Inbox(FakeTransport.options()));

  @Test
  void everyFrameOfTheTracesDecodesIntoItsTypedEventWithEveryFieldReadable() throws Exception {
    Set<String> types = new TreeSet<>();
    EnvelopeReader reader = new EnvelopeReader();
    int frames = 0;
    for (String frame : frames()) {
      byte[] message = frame.getBytes(StandardCharsets.UTF_8);
      Envelope envelope = reader.read(message, null, ++frames, false);
      Event event = EventDecoder.decode(core, envelope.header());
      assertThat(((DecodedEvent) event).objects())
          .as(frame)
          .containsExactlyInAnyOrderElementsOf(envelope.objects());
      assertThat(EventTypes.of(event.type())).isAssignableFrom(event.getClass());
      types.add(event.type());
      assertThat(event).as(frame).isNotInstanceOf(UnknownEvent.class);
      assertThat(event.json()).isEqualTo(frame);
      assertThat(event.raw()).containsEntry("type", event.type());
      assertThat(event.sequence()).isEqualTo(frames);
      read(event, frame);
    }
    assertThat(frames).isGreaterThan(1_000);
    assertThat(types).hasSizeGreaterThanOrEqualTo(42);
  }

  /** Calls every property of a decoded thing, and of the decoded things it holds. */
  private static void read(Object decoded, String frame) throws ReflectiveOperationException {
    for (Class<?> face : decoded.getClass().getInterfaces()) {
      for (Method property : face.getMethods()) {
        boolean isProperty =
            property.getParameterCount() == 0
                && property.getReturnType() != void.class
                && !property.getName().matches("reload|rtpStatistics|file|session|copy|.*IfAlive");
        if (isProperty) {
          Object value = property.invoke(decoded);
          assertThat(value).as(property + " of " + frame).isNotNull();
          if (value instanceof Enum<?> constant) {
            assertThat(constant.name()).as(frame).isNotEqualTo("UNRECOGNIZED");
          }
          Object inner = value instanceof Optional<?> optional ? optional.orElse(null) : value;
          if (inner != null && inner.getClass().getName().contains(".Decoded")) {
            read(inner, frame);
          }
        }
      }
    }
  }

  private static List<String> frames() throws IOException {
    List<String> frames = new ArrayList<>();
    try (Stream<Path> files =
        Files.list(Path.of("src", "test", "resources", "org", "arijava", "traces"))) {
      for (Path file : files.sorted().toList()) {
        frames.addAll(Files.readAllLines(file));
      }
    }
    return frames;
  }
}
