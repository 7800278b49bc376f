package dev.quiver.delta;

import dev.quiver.delta.scan.ScanCounts;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.TableSource;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Counts the rows that a scan of changes gives, each by what happened to it.
///
/// Kinds are told by their length and first letter: there are four, and whatever else a file says
/// is none of them.
final class CountedChanges implements TableSource {
  private static final List<String> KINDS =
      List.of(
          "rows_delete",
          "rows_insert",
          "rows_update_preimage",
          "rows_update_postimage",
          "rows_other");
  private static final int OTHER = 4;

  private final TableSource source;
  private final int column;
  private final ScanCounts counts;

  /// Counts what a source gives, whose `column`th column says what happened. Takes the source over.
  CountedChanges(TableSource source, int column, ScanCounts counts) {
    this.source = source;
    this.column = column;
    this.counts = counts;
  }

  @Override
  public int morsels() {
    return source.morsels();
  }

  @Override
  public BatchSource read(int morsel) {
    return new Counted(source.read(morsel));
  }

  @Override
  public SortedMap<String, Long> counts() {
    SortedMap<String, Long> all = source.counts();
    counts.own().forEach((name, count) -> all.merge(name, count, Long::sum));
    return all;
  }

  @Override
  public void close() {
    source.close();
  }

  private final class Counted implements BatchSource {
    private final BatchSource rows;
    private final long[] found = new long[KINDS.size()];

    Counted(BatchSource rows) {
      this.rows = rows;
    }

    @Override
    public @Nullable Batch next() {
      Batch batch = rows.next();
      if (batch != null) {
        count(batch.column(column), batch.selection());
      }
      return batch;
    }

    @Override
    public boolean satisfies(int filter) {
      return rows.satisfies(filter);
    }

    @Override
    public void close() {
      for (int kind = 0; kind < found.length; kind++) {
        if (found[kind] > 0) {
          counts.add(KINDS.get(kind), found[kind]);
          found[kind] = 0;
        }
      }
      rows.close();
    }

    private void count(ColumnVector changes, Selection rows) {
      switch (changes) {
        case ConstantVector constant ->
            found[kind(constant.value(), 0, constant.isNull(0))] += rows.rows();
        case FlatVector flat -> {
          for (int i = 0; i < rows.rows(); i++) {
            int row = rows.position(i);
            found[kind(flat, row, flat.isNull(row))]++;
          }
        }
        case DictionaryVector words -> {
          for (int i = 0; i < rows.rows(); i++) {
            int row = rows.position(i);
            int code = Memory.getInt(words.codes() + (long) row * Integer.BYTES);
            found[kind(words.dictionary(), code, words.isNull(row))]++;
          }
        }
        case StructVector _, ListVector _ ->
            throw new IllegalStateException("no text: " + changes.type());
      }
    }

    private static int kind(FlatVector texts, int row, boolean isNull) {
      long view = texts.values() + (long) row * Views.WIDTH;
      if (isNull) {
        return OTHER;
      }
      return switch (Views.length(view)) {
        case 6 -> Memory.getByte(Views.text(view)) == 'd' ? 0 : 1;
        case 15 -> 2;
        case 16 -> 3;
        default -> OTHER;
      };
    }
  }
}
