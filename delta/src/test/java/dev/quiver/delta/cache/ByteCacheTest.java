package dev.quiver.delta.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.context.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ByteCacheTest {
  private record Key(int number) {}

  private record Stamp(long modified) {}

  private static final Stamp NOW = new Stamp(1);

  private final Budget budget = new Budget(100);
  private final ByteCache<Key, Stamp, String> cache = new ByteCache<>("test", budget);

  @Test
  void dropsWhatWasUnusedForLongest() {
    cache.put(new Key(1), NOW, "one", 40);
    cache.put(new Key(2), NOW, "two", 40);
    assertThat(cache.get(new Key(1), NOW)).hasValue("one");

    cache.put(new Key(3), NOW, "three", 40);

    assertThat(cache.keys()).containsExactly(new Key(1), new Key(3));
    assertThat(cache.get(new Key(2), NOW)).isEmpty();
    assertThat(cache.counts()).isEqualTo(new CacheCounts(1, 1, 0, 1, 2, 80));
    assertThat(budget.used()).isEqualTo(80);
  }

  @Test
  void keepsNothingThatHasNoRoom() {
    cache.put(new Key(1), NOW, "one", 101);
    assertThat(cache.counts().entries()).isZero();
    assertThat(budget.used()).isZero();

    cache.put(new Key(1), NOW, "one", 60);
    cache.put(new Key(1), NOW, "uno", 70);
    assertThat(cache.get(new Key(1), NOW)).hasValue("uno");
    assertThat(budget.used()).isEqualTo(70);
  }

  @Test
  void forgetsWhatIsStale() {
    cache.put(new Key(1), NOW, "one", 10);
    assertThat(cache.get(new Key(1), new Stamp(2))).isEmpty();
    assertThat(cache.get(new Key(1), NOW)).isEmpty();
    assertThat(cache.counts()).isEqualTo(new CacheCounts(0, 2, 1, 0, 0, 0));
    assertThat(budget.used()).isZero();
  }

  @Test
  void caresOnlyForItsOwnOfASharedBudget() {
    ByteCache<Key, Stamp, String> other = new ByteCache<>("other", budget);
    other.put(new Key(1), NOW, "theirs", 90);
    cache.put(new Key(1), NOW, "ours", 20);
    assertThat(cache.counts().entries()).isZero();
    other.clear();
    assertThat(budget.used()).isZero();
  }

  @Test
  void keepsCountUnderManyThreads() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        int seed = thread;
        done.add(
            threads.submit(() -> {
              for (int i = 0; i < 2_000; i++) {
                Key key = new Key((i * 7 + seed) % 13);
                if (cache.get(key, NOW).isEmpty()) {
                  cache.put(key, NOW, "value " + key.number(), 5 + key.number());
                }
              }
            }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    }
    CacheCounts counts = cache.counts();
    assertThat(counts.hits() + counts.misses()).isEqualTo(8_000);
    assertThat(counts.bytes()).isEqualTo(budget.used()).isLessThanOrEqualTo(100);
    assertThat(cache.keys().stream().mapToLong(key -> 5 + key.number()).sum())
        .isEqualTo(counts.bytes());
  }
}
