package dev.quiver.delta;

import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Several scans as one: the morsels of the first, then of the next.
final class ChainedSource implements TableSource {
  private final List<TableSource> sources;

  private ChainedSource(List<TableSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /// Opens a scan of each part.
  static <T> ChainedSource open(List<T> parts, Function<T, TableSource> scan) {
    List<TableSource> sources = new ArrayList<>();
    try {
      parts.forEach(part -> sources.add(scan.apply(part)));
      return new ChainedSource(sources);
    } catch (Throwable e) {
      sources.forEach(TableSource::close);
      throw e;
    }
  }

  @Override
  public int morsels() {
    return sources.stream().mapToInt(TableSource::morsels).sum();
  }

  @Override
  public BatchSource read(int morsel) {
    int left = morsel;
    for (TableSource source : sources) {
      if (left < source.morsels()) {
        return source.read(left);
      }
      left -= source.morsels();
    }
    throw new IndexOutOfBoundsException(morsel);
  }

  @Override
  public SortedMap<String, Long> counts() {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (TableSource source : sources) {
      source.counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
    }
    return counts;
  }

  @Override
  public void close() {
    sources.forEach(TableSource::close);
  }
}
