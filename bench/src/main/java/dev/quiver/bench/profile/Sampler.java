package dev.quiver.bench.profile;

import dev.quiver.bench.profile.Profile.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/// Records what the threads of this process do while the calling thread runs something.
final class Sampler {
  /// Those who work for a query beside its caller, by how their names begin; others warm kernels,
  /// compile or keep the recording.
  private static final List<String> WORKERS =
      List.of("quiver-exec-", "quiver-footers-", "quiver-planner");

  private static final List<String> EVENTS =
      List.of("jdk.ExecutionSample", "jdk.NativeMethodSample");

  private final Duration period;

  Sampler(Duration period) {
    this.period = period;
  }

  /// The samples taken during a run.
  Profile during(Runnable run) throws IOException {
    long caller = Thread.currentThread().threadId();
    Path file = Files.createTempFile("quiver-profile", ".jfr");
    try {
      try (Recording recording = new Recording()) {
        EVENTS.forEach(event -> recording.enable(event).withPeriod(period));
        recording.start();
        run.run();
        recording.stop();
        recording.dump(file);
      }
      return read(file, caller);
    } finally {
      Files.delete(file);
    }
  }

  private static Profile read(Path file, long caller) throws IOException {
    Profile profile = new Profile();
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (EVENTS.contains(event.getEventType().getName()) && event.getStackTrace() != null) {
          count(event, caller, profile);
        }
      }
    }
    return profile;
  }

  private static void count(RecordedEvent event, long caller, Profile profile) {
    RecordedThread thread = event.getThread("sampledThread");
    String name =
        thread == null || thread.getJavaName() == null ? "(no name)" : thread.getJavaName();
    boolean isOwn = thread != null && thread.getJavaThreadId() == caller;
    if (isOwn || WORKERS.stream().anyMatch(name::startsWith)) {
      profile.add(name, frames(event));
    } else {
      profile.addOutside(name);
    }
  }

  private static List<Frame> frames(RecordedEvent event) {
    return event.getStackTrace().getFrames().stream()
        .map(frame -> new Frame(frame.getMethod().getType().getName(), frame.getMethod().getName()))
        .toList();
  }
}
