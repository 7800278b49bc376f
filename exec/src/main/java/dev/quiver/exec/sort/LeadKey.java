package dev.quiver.exec.sort;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.kernel.CompareKernels;
import dev.quiver.exec.kernel.Relation;
import dev.quiver.exec.sort.PrefixLayout.Part;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Tells by the first key alone which rows of a batch may be among the first, before anything of
/// them is copied. One thread uses it.
final class LeadKey {
  private static final int SAMPLE = 64;

  private final Part part;
  private final CompareKernels kernels;
  private final Cursor cursor = new Cursor();
  private final MemorySegment cell = Arena.ofAuto().allocate(Long.BYTES, Long.BYTES);
  private long[] leads = new long[0];

  LeadKey(PrefixLayout layout, CompareKernels kernels) {
    this.part = layout.parts().getFirst();
    this.kernels = kernels;
  }

  /// Fills `kept` with those of the rows that do not lie behind a place for certain.
  int keep(ColumnVector vector, Selection rows, SortBound.Place bound, int[] kept) {
    return vector instanceof FlatVector flat
            && flat.validity() == 0
            && rows.isAll()
            && !bound.isNull()
            && hasKernel(part.type())
        ? select(flat, rows.rows(), bound, kept)
        : keepUpTo(bound.lead(), rows, leads(vector, rows), kept);
  }

  /// Fills `kept` with some of the rows, at least `limit`, that contain the first `limit` of them;
  /// answers their number, or all if it cannot tell.
  int keepFirst(ColumnVector vector, Selection rows, long limit, int[] kept) {
    long[] all = leads(vector, rows);
    long[] sample = new long[SAMPLE];
    for (int i = 0; i < SAMPLE; i++) {
      sample[i] = all[(int) ((long) i * rows.rows() / SAMPLE)] ^ Long.MIN_VALUE;
    }
    Arrays.sort(sample);
    // Twice as far as the limit's share of the rows, lest the sample was lucky.
    int at = (int) (2 * SAMPLE * limit / rows.rows()) + 1;
    int found = at < SAMPLE ? keepUpTo(sample[at] ^ Long.MIN_VALUE, rows, all, kept) : 0;
    return found >= limit ? found : keepUpTo(-1, rows, all, kept);
  }

  private static int keepUpTo(long bound, Selection rows, long[] leads, int[] kept) {
    int found = 0;
    long last = bound ^ Long.MIN_VALUE;
    for (int i = 0; i < rows.rows(); i++) {
      kept[found] = rows.position(i);
      found += (leads[i] ^ Long.MIN_VALUE) <= last ? 1 : 0;
    }
    return found;
  }

  private static boolean hasKernel(DataType type) {
    return switch (type) {
      case Decimal decimal -> decimal.isCompact();
      case Simple.INT32, Simple.DATE, Simple.FLOAT64 -> true;
      case Simple.INT64, Simple.TIMESTAMP, Simple.TIMESTAMP_NTZ -> true;
      case Simple _, DataType.Struct _, DataType.ListOf _, DataType.MapOf _ -> false;
    };
  }

  private int select(FlatVector vector, int rows, SortBound.Place bound, int[] kept) {
    Relation relation = part.isDescending() ? Relation.AT_LEAST : Relation.AT_MOST;
    long values = vector.values();
    long last = cell.address();
    Memory.putLong(last, bound.bits());
    if (part.type() == Simple.FLOAT64) {
      return kernels.selectDoubles(relation, values, Double.BYTES, last, 0, rows, kept);
    }
    return Width.of(part.type()) == Integer.BYTES
        ? kernels.selectInts(relation, values, Integer.BYTES, last, 0, rows, kept)
        : kernels.selectLongs(relation, values, Long.BYTES, last, 0, rows, kept);
  }

  /// The first words of the rows' prefixes.
  private long[] leads(ColumnVector vector, Selection rows) {
    if (leads.length < rows.rows()) {
      leads = new long[rows.rows()];
    }
    cursor.open(vector, rows);
    KeyPrefix.leads(part, cursor, leads);
    return leads;
  }
}
