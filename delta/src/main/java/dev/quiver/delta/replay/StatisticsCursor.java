package dev.quiver.delta.replay;

import dev.quiver.delta.log.table.FileTableBuilder;
import dev.quiver.delta.log.table.PendingFile;
import dev.quiver.delta.log.table.Slice;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.Values;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;

/// Reads the statistics of a batch's files that a checkpoint has as structs.
final class StatisticsCursor {
  private final StructVector all;
  private final LeafCursor records;
  private final LeafCursor tight;
  private final Side[] mins;
  private final Side[] maxs;
  private final LeafCursor[] nulls;
  private final int[] ordinals;

  StatisticsCursor(StructVector all, List<Integer> bounded) {
    this.all = all;
    this.records = new LeafCursor(all.members().get(0));
    this.tight = new LeafCursor(all.members().get(1));
    this.mins = sides(all.members().get(2));
    this.maxs = sides(all.members().get(3));
    this.nulls =
        ((StructVector) all.members().get(4))
            .members().stream().map(LeafCursor::new).toArray(LeafCursor[]::new);
    this.ordinals = bounded.stream().mapToInt(Integer::intValue).toArray();
  }

  void read(int row, FileTableBuilder files) {
    if (all.isNull(row)) {
      return;
    }
    PendingFile file = files.pending();
    file.rows(records.number(row, -1));
    file.tight(tight.number(row, 1) != 0);
    for (int i = 0; i < ordinals.length; i++) {
      mins[i].read(row, file, ordinals[i], false);
      maxs[i].read(row, file, ordinals[i], true);
      file.nulls(ordinals[i], nulls[i].number(row, -1));
    }
  }

  private static Side[] sides(ColumnVector struct) {
    return ((StructVector) struct).members().stream().map(Side::new).toArray(Side[]::new);
  }

  /// One bound of one column.
  private static final class Side {
    private final ColumnVector vector;
    private final LeafCursor values;
    private final Slice text = new Slice();

    Side(ColumnVector vector) {
      this.vector = vector;
      this.values = new LeafCursor(vector);
    }

    void read(int row, PendingFile file, int ordinal, boolean upper) {
      DataType type = vector.type();
      if (values.isNull(row)) {
        return;
      }
      if (type == Simple.STRING) {
        values.text(row, text);
        file.bound(ordinal, text, upper);
      } else if (type instanceof Simple && !type.isFloat()) {
        file.number(ordinal, values.number(row, 0), upper);
      } else {
        file.value(ordinal, Values.get(vector, row), upper);
      }
    }
  }
}
