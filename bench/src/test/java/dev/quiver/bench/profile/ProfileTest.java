package dev.quiver.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.bench.profile.Profile.Frame;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final Frame PROBE = new Frame("dev.quiver.exec.hash.JoinProbe", "begin");
  private static final Frame MEMORY = new Frame("dev.quiver.exec.batch.Memory", "getLong");
  private static final Frame JOIN = new Frame("dev.quiver.exec.operator.ProbeOperator", "next");
  private static final Frame JDK = new Frame("java.util.Arrays", "sort");
  private static final Frame BENCH = new Frame("dev.quiver.bench.peer.QuiverPeer", "run");

  @Test
  void timeIsThatOfTheInnermostRoom() {
    Profile profile = new Profile();
    profile.add("worker", List.of(MEMORY, PROBE, JOIN, BENCH));
    profile.add("worker", List.of(JDK, JOIN, BENCH));
    profile.add("worker", List.of(PROBE, JOIN));
    profile.add("worker", List.of(new Frame("dev.quiver.delta.store.Local$$Lambda.0x01", "apply")));
    assertThat(profile.samples()).isEqualTo(4);
    assertThat(profile.rooms())
        .containsExactly(" 50.0 %  exec.hash", " 25.0 %  delta.store", " 25.0 %  exec.operator");
    assertThat(profile.operators())
        .containsExactly(" 75.0 %  ProbeOperator", " 25.0 %  (outside of operators)");
    assertThat(profile.methods(1)).containsExactly(" 50.0 %  exec.hash JoinProbe.begin");
  }

  @Test
  void whatIsNotOursIsNotCounted() {
    Profile profile = new Profile();
    profile.add("worker", List.of(JDK, BENCH));
    profile.add("worker", List.of());
    assertThat(profile.samples()).isZero();
    assertThat(profile.rooms()).isEmpty();
    assertThat(profile.percentOutside()).isEqualTo(100);
    assertThat(profile.others()).containsExactly("100.0 %  worker");
  }

  @Test
  void otherThreadsAreToldApart() {
    Profile profile = new Profile();
    assertThat(profile.percentOutside()).isZero();
    profile.add("worker", List.of(PROBE));
    profile.addOutside("warming");
    profile.addOutside("warming");
    profile.addOutside("recording");
    assertThat(profile.rooms()).containsExactly("100.0 %  exec.hash");
    assertThat(profile.percentOutside()).isEqualTo(75);
    assertThat(profile.others()).containsExactly(" 50.0 %  warming", " 25.0 %  recording");
  }

  @Test
  void aRecordingTellsWhoWasAtWork() throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    Thread worker = Thread.ofPlatform().name("quiver-exec-test").start(() -> spin(isOver));
    Thread other = Thread.ofPlatform().name("quiver-kernel-warm-up").start(() -> spin(isOver));
    Profile profile = new Sampler(Duration.ofMillis(1)).during(() -> rest(worker, other));
    isOver.set(true);
    worker.join();
    other.join();
    assertThat(profile.samples()).isZero();
    assertThat(profile.others()).anyMatch(line -> line.endsWith("  quiver-kernel-warm-up"));
  }

  /// Until both have had enough of the processors to be seen, however busy the machine is.
  private static void rest(Thread... threads) {
    ThreadMXBean times = ManagementFactory.getThreadMXBean();
    for (Thread thread : threads) {
      while (times.getThreadCpuTime(thread.threadId()) < 300_000_000L) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private static void spin(AtomicBoolean isOver) {
    while (!isOver.get()) {
      Thread.onSpinWait();
    }
  }
}
