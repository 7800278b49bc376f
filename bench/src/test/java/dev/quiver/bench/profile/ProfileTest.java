package dev.quiver.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.bench.profile.Profile.Frame;
import java.time.Duration;
import java.util.List;
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
    profile.add(List.of(MEMORY, PROBE, JOIN, BENCH));
    profile.add(List.of(JDK, JOIN, BENCH));
    profile.add(List.of(PROBE, JOIN));
    profile.add(List.of(new Frame("dev.quiver.delta.store.Local$$Lambda.0x01", "apply")));
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
    profile.add(List.of(JDK, BENCH));
    profile.add(List.of());
    assertThat(profile.samples()).isZero();
    assertThat(profile.rooms()).isEmpty();
  }

  @Test
  void aRecordingIsRead() throws Exception {
    boolean[] ran = new boolean[1];
    Profile profile = new Sampler(Duration.ofMillis(10)).during(() -> ran[0] = true);
    assertThat(ran[0]).isTrue();
    assertThat(profile.samples()).isNotNegative();
  }
}
