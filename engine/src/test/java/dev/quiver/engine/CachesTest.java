package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.cache.CacheCounts;
import dev.quiver.engine.fixture.Contents;
import dev.quiver.engine.fixture.Example;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an engine remembers serves its sessions, and changes nothing they answer.
class CachesTest {
  @TempDir private Path folder;

  @Test
  void servesTheSecondRunFromWhatTheFirstHasRead() throws Exception {
    Example orders = Example.copy("orders", folder);
    try (Engine engine = Engine.open()) {
      SessionOptions options = orders.options().withThreads(2);
      Session session = engine.session(options);
      Map<String, String> first = run(session, orders);
      CacheCounts snapshots = session.caches().snapshots().counts();
      CacheCounts footers = session.caches().footers().counts();
      assertThat(footers.entries()).isPositive().isEqualTo(footers.misses());

      assertThat(run(engine.session(options), orders)).isEqualTo(first);

      assertThat(session.caches().footers().counts().misses()).isEqualTo(footers.misses());
      assertThat(session.caches().footers().counts().hits()).isGreaterThan(footers.hits());
      assertThat(session.caches().snapshots().counts().hits()).isGreaterThan(snapshots.hits());
      assertThat(session.caches().bytes()).isPositive().isLessThan(options.cacheBytes());

      Session without = engine.session(options.withCache(0));
      assertThat(run(without, orders)).isEqualTo(first);
      assertThat(without.caches().bytes()).isZero();
      Session little = engine.session(options.with("cache_bytes", "20000"));
      assertThat(run(little, orders)).isEqualTo(first);
      assertThat(run(little, orders)).isEqualTo(first);
      assertThat(little.caches().bytes()).isLessThanOrEqualTo(20_000);
      assertThat(little.caches().footers().counts().evictions()).isPositive();
    }
  }

  @Test
  void refusesSizesThatAreNone() {
    SessionOptions options = SessionOptions.defaults();
    assertThatThrownBy(() -> options.with("cache_bytes", "much"))
        .isInstanceOf(SessionException.class)
        .hasMessageContaining("cache_bytes");
    assertThatThrownBy(() -> options.withCache(-1)).isInstanceOf(SessionException.class);
  }

  private Map<String, String> run(Session session, Example example) throws Exception {
    assertThat(session.run(session.prepare(example.spec())).isComplete()).isTrue();
    return Contents.digests(example.folder(), example.outputs());
  }
}
