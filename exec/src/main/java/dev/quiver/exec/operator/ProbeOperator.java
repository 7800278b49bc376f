package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.expr.EvaluationException;
import dev.quiver.exec.hash.JoinLayout;
import dev.quiver.exec.hash.JoinProbe;
import dev.quiver.exec.operator.ProbeShape.Matches;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Looks each row's equals up in the table of a join's other side.
///
/// Rows come in the order of the input, the equals of each in plan order. As long as no key has
/// several rows, the input's columns go on as they are, with fewer rows selected.
public final class ProbeOperator implements Operator {
  private final Operator input;
  private final JoinBuild build;
  private final ProbeShape shape;
  private final List<ColumnValue> keys;
  private final JoinProbe probe;
  private final PairOutput output;
  private final StopSignal stop;
  private final int[] positions;
  private final long[] equals;
  private long[] heads = new long[0];
  private @Nullable Batch held;
  private int row;
  private long next;

  /// Probes `build`, whose table must be complete, with the keys of `input`, of whose columns only
  /// those `wanted` are looked at.
  public ProbeOperator(
      Operator input,
      JoinBuild build,
      ProbeShape shape,
      List<ColumnValue> keys,
      List<Boolean> wanted,
      int batchRows,
      BufferAllocator allocator,
      StopSignal stop) {
    this.input = input;
    this.build = build;
    this.shape = shape;
    this.keys = List.copyOf(keys);
    this.probe = build.probe();
    this.output = new PairOutput(build, shape, wanted, allocator);
    this.stop = stop;
    this.positions = new int[batchRows];
    this.equals = new long[batchRows];
  }

  @Override
  public @Nullable Batch next() {
    while (true) {
      Batch batch = held;
      if (batch == null) {
        batch = input.next();
        if (batch == null) {
          return null;
        }
        held = batch;
        find(batch);
      }
      Batch result = result(batch);
      if (result != null) {
        return result;
      }
    }
  }

  @Override
  public void close() {
    drop();
    probe.close();
    input.close();
  }

  private void find(Batch batch) {
    if (heads.length < batch.rows()) {
      heads = new long[batch.rows()];
    }
    try (Columns vectors = new Columns()) {
      vectors.addAll(keys, batch);
      probe.find(vectors.vectors(), batch.selection(), heads);
    }
    if (shape.matches() == Matches.AT_MOST_ONE && build.table().hasRepeats()) {
      requireSingle(batch.rows());
    }
    row = 0;
    next = heads[0];
  }

  private void requireSingle(int rows) {
    for (int i = 0; i < rows; i++) {
      if (heads[i] != 0 && JoinLayout.next(heads[i]) != 0) {
        throw EvaluationException.secondRow();
      }
    }
  }

  /// What the batch at hand gives next; null, and no batch at hand, when that is nothing.
  private @Nullable Batch result(Batch batch) {
    return switch (shape.matches()) {
      case IF_ANY -> select(batch, true);
      case IF_NONE -> select(batch, false);
      case NOTHING -> {
        markAll(batch.rows());
        drop();
        yield null;
      }
      case EACH, EACH_OR_NULLS, AT_MOST_ONE ->
          build.table().hasRepeats() || batch.rows() > positions.length
              ? pairs(batch)
              : atMostOne(batch);
    };
  }

  private @Nullable Batch select(Batch batch, boolean withEqual) {
    int[] selected = new int[batch.rows()];
    int count = 0;
    for (int i = 0; i < batch.rows(); i++) {
      if (heads[i] != 0 == withEqual) {
        selected[count++] = batch.selection().position(i);
      }
    }
    if (count == 0) {
      drop();
      return null;
    }
    held = null;
    return count == batch.rows() ? batch : batch.select(Selection.taking(selected, count));
  }

  private void markAll(int rows) {
    for (int i = 0; i < rows; i++) {
      // All equals of a key are marked with the first.
      for (long equal = heads[i];
          equal != 0 && !JoinLayout.isMatched(equal);
          equal = JoinLayout.next(equal)) {
        JoinLayout.match(equal);
      }
    }
  }

  /// The input's vectors, and the build side's at the same positions.
  private @Nullable Batch atMostOne(Batch batch) {
    boolean keepsAll = shape.keepsAll();
    int count = 0;
    for (int i = 0; i < batch.rows(); i++) {
      if (heads[i] != 0 || keepsAll) {
        positions[count] = batch.selection().position(i);
        equals[count++] = heads[i];
      }
    }
    if (count == 0) {
      drop();
      return null;
    }
    mark(count);
    Selection selection =
        count == batch.rows() ? batch.selection() : Selection.of(positions, count);
    try (Columns probed = new Columns();
        Columns built = new Columns()) {
      batch.columns().forEach(vector -> probed.add(vector.retain()));
      output.readBuild(equals, count, positions, batch.capacity(), built);
      Batch result = new Batch(output.joined(probed, built), batch.capacity(), selection);
      drop();
      return result;
    }
  }

  /// As many pairs as a batch holds, gathered.
  private @Nullable Batch pairs(Batch batch) {
    int count = 0;
    while (row < batch.rows() && count < positions.length) {
      if (next != 0 || (heads[row] == 0 && shape.keepsAll())) {
        positions[count] = batch.selection().position(row);
        equals[count++] = next;
      }
      next = next == 0 ? 0 : JoinLayout.next(next);
      if (next == 0) {
        row++;
        next = row < batch.rows() ? heads[row] : 0;
      }
    }
    if (count == 0) {
      drop();
      return null;
    }
    stop.check();
    mark(count);
    Batch result = output.gather(batch, positions, equals, count);
    if (row == batch.rows()) {
      drop();
    }
    return result;
  }

  private void mark(int count) {
    if (shape.marks()) {
      for (int i = 0; i < count; i++) {
        if (equals[i] != 0) {
          JoinLayout.match(equals[i]);
        }
      }
    }
  }

  private void drop() {
    if (held != null) {
      held.close();
      held = null;
    }
  }
}
