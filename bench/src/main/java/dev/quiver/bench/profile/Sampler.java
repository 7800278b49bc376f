package dev.quiver.bench.profile;

import dev.quiver.bench.profile.Profile.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/// Records what the threads of this process do while something runs.
final class Sampler {
  private static final List<String> EVENTS =
      List.of("jdk.ExecutionSample", "jdk.NativeMethodSample");

  private final Duration period;

  Sampler(Duration period) {
    this.period = period;
  }

  /// The samples taken during a run.
  Profile during(Runnable run) throws IOException {
    Path file = Files.createTempFile("quiver-profile", ".jfr");
    try {
      try (Recording recording = new Recording()) {
        EVENTS.forEach(event -> recording.enable(event).withPeriod(period));
        recording.start();
        run.run();
        recording.stop();
        recording.dump(file);
      }
      return read(file);
    } finally {
      Files.delete(file);
    }
  }

  private static Profile read(Path file) throws IOException {
    Profile profile = new Profile();
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (EVENTS.contains(event.getEventType().getName()) && event.getStackTrace() != null) {
          profile.add(frames(event));
        }
      }
    }
    return profile;
  }

  private static List<Frame> frames(RecordedEvent event) {
    return event.getStackTrace().getFrames().stream()
        .map(frame -> new Frame(frame.getMethod().getType().getName(), frame.getMethod().getName()))
        .toList();
  }
}
