package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.JoinLayout;
import dev.quiver.exec.hash.JoinProbe;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Adds a mark to each row: whether a condition is true for some build row, or else unknown for
/// some.
///
/// Equal keys are found in the table, and only the residual is asked of those rows. A pair whose
/// keys are not all known can be unknown at best: for rows that have no better answer the whole
/// condition is asked, of the build rows with a NULL in their key, or of all if the row's own key
/// has one; where the condition is one equality of plain values, that there are such rows is the
/// answer.
public final class MarkOperator implements Operator {
  private static final byte FALSE = 0;
  private static final byte UNKNOWN = 1;
  private static final byte TRUE = 2;

  private final Operator input;
  private final JoinBuild build;
  private final List<ColumnValue> keys;
  private final MarkConditions conditions;
  private final JoinProbe probe;
  private final BufferAllocator allocator;
  private final StopSignal stop;
  private final Cursor truth = new Cursor();
  private final int[] rows;
  private final int[] positions;
  private final long[] others;
  private int count;
  private long[] heads = new long[0];
  private byte[] marks = new byte[0];
  private boolean[] isKeyNull = new boolean[0];
  private @Nullable Batch held;

  /// What is asked of pairs.
  ///
  /// @param hasResidual whether equal keys are not enough
  /// @param isOneEquality whether the condition is one equality of plain values and nothing else
  public record MarkConditions(
      PairCondition residual, PairCondition whole, boolean hasResidual, boolean isOneEquality) {}

  /// Marks the rows of `input` by `build`, whose table must be complete.
  public MarkOperator(
      Operator input,
      JoinBuild build,
      List<ColumnValue> keys,
      MarkConditions conditions,
      int batchRows,
      BufferAllocator allocator,
      StopSignal stop) {
    this.input = input;
    this.build = build;
    this.keys = List.copyOf(keys);
    this.conditions = conditions;
    this.probe = build.probe();
    this.allocator = allocator;
    this.stop = stop;
    this.rows = new int[batchRows];
    this.positions = new int[batchRows];
    this.others = new long[batchRows];
  }

  @Override
  public @Nullable Batch next() {
    Batch batch = input.next();
    if (batch == null) {
      return null;
    }
    held = batch;
    find(batch);
    askEquals(batch);
    askUnknown(batch);
    try (Columns result = new Columns()) {
      batch.columns().forEach(vector -> result.add(vector.retain()));
      result.add(mark(batch));
      held = null;
      return batch.replace(result.take());
    }
  }

  @Override
  public void close() {
    if (held != null) {
      held.close();
      held = null;
    }
    probe.close();
    input.close();
  }

  private void find(Batch batch) {
    int size = batch.rows();
    if (heads.length < size) {
      heads = new long[size];
      marks = new byte[size];
      isKeyNull = new boolean[size];
    }
    try (Columns vectors = new Columns()) {
      vectors.addAll(keys, batch);
      probe.find(vectors.vectors(), batch.selection(), heads);
      boolean mayBeNull = probe.mayBeNull();
      for (int i = 0; i < size; i++) {
        isKeyNull[i] = mayBeNull && probe.isKeyNull(i);
      }
    }
    Arrays.fill(marks, 0, size, FALSE);
  }

  private void askEquals(Batch batch) {
    for (int i = 0; i < batch.rows(); i++) {
      if (!conditions.hasResidual()) {
        marks[i] = heads[i] == 0 ? FALSE : TRUE;
        continue;
      }
      for (long equal = heads[i]; equal != 0 && marks[i] != TRUE; equal = JoinLayout.next(equal)) {
        ask(batch, i, equal, conditions.residual());
      }
    }
    flush(batch, conditions.residual());
  }

  private void askUnknown(Batch batch) {
    for (int i = 0; i < batch.rows(); i++) {
      if (marks[i] != FALSE) {
        continue;
      }
      long[] some = isKeyNull[i] ? build.everyRow() : build.rowsWithNullKey();
      if (conditions.isOneEquality()) {
        marks[i] = some.length == 0 ? FALSE : UNKNOWN;
        continue;
      }
      for (int k = 0; k < some.length && marks[i] == FALSE; k++) {
        ask(batch, i, some[k], conditions.whole());
      }
    }
    flush(batch, conditions.whole());
  }

  private void ask(Batch batch, int row, long other, PairCondition condition) {
    rows[count] = row;
    positions[count] = batch.selection().position(row);
    others[count++] = other;
    if (count == rows.length) {
      flush(batch, condition);
    }
  }

  /// Asks of all pairs gathered; the greatest answer a row has had is its mark.
  private void flush(Batch batch, PairCondition condition) {
    if (count == 0) {
      return;
    }
    stop.check();
    int asked = count;
    count = 0;
    PairCondition.Pairs pairs =
        new PairCondition.Pairs(batch, positions, build.layout().rows(), others, asked);
    try (ColumnVector answers = condition.truth(pairs, allocator)) {
      truth.open(answers, Selection.all(asked));
      for (int i = 0; i < asked; i++) {
        byte answer = FALSE;
        if (truth.isNull(i)) {
          answer = UNKNOWN;
        } else if (Memory.getByte(truth.values() + truth.at()[i]) != 0) {
          answer = TRUE;
        }
        marks[rows[i]] = (byte) Math.max(marks[rows[i]], answer);
      }
    }
  }

  private FlatVector mark(Batch batch) {
    try (VectorWriter writer = new VectorWriter(allocator, Simple.BOOLEAN, batch.capacity())) {
      Memory.fill(writer.values(), batch.capacity(), (byte) 0);
      for (int i = 0; i < batch.rows(); i++) {
        int position = batch.selection().position(i);
        if (marks[i] == UNKNOWN) {
          writer.setNull(position);
        } else {
          Memory.putByte(writer.address(position), (byte) (marks[i] == TRUE ? 1 : 0));
        }
      }
      return writer.finish();
    }
  }
}
