package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.expr.EvaluationException;
import dev.quiver.exec.hash.JoinLayout;
import dev.quiver.exec.hash.JoinProbe;
import dev.quiver.exec.operator.ProbeShape.Matches;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Looks each row's equals up in the table of a join's other side, and shows them to a condition
/// before it decides what has matched. Without keys every build row is everyone's equal.
///
/// Candidates are shown a batch of pairs at a time, so that memory does not grow with their number.
/// Rows come in the order of the input, the matches of each in plan order.
public final class ConditionalProbe implements Operator {
  private final Operator input;
  private final JoinBuild build;
  private final ProbeShape shape;
  private final List<ColumnValue> keys;
  private final PairCondition condition;
  private final JoinProbe probe;
  private final PairOutput output;
  private final BufferAllocator allocator;
  private final StopSignal stop;
  private final int batchRows;
  private final boolean keepsAll;
  private final int[] rows;
  private final int[] positions;
  private final long[] equals;
  private final int[] outPositions;
  private final long[] outRows;
  private int outCount;
  private long[] heads = new long[0];
  private boolean[] matched = new boolean[0];
  private @Nullable Batch held;
  private int row;
  private long next;

  /// Probes `build`, whose table must be complete, with the keys of `input`, of whose columns only
  /// those `wanted` are looked at.
  public ConditionalProbe(
      Operator input,
      JoinBuild build,
      ProbeShape shape,
      List<ColumnValue> keys,
      List<Boolean> wanted,
      PairCondition condition,
      int batchRows,
      BufferAllocator allocator,
      StopSignal stop) {
    this.input = input;
    this.build = build;
    this.shape = shape;
    this.keys = List.copyOf(keys);
    this.condition = condition;
    this.probe = build.probe();
    this.output = new PairOutput(build, shape, wanted, allocator);
    this.allocator = allocator;
    this.stop = stop;
    this.batchRows = batchRows;
    this.keepsAll = shape.keepsAll();
    this.rows = new int[batchRows];
    this.positions = new int[batchRows];
    this.equals = new long[batchRows];
    this.outPositions = new int[2 * batchRows];
    this.outRows = new long[2 * batchRows];
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
      Batch result = shape.givesBuild() ? pairs(batch) : select(batch);
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
      matched = new boolean[batch.rows()];
    }
    try (Columns vectors = new Columns()) {
      vectors.addAll(keys, batch);
      probe.find(vectors.vectors(), batch.selection(), heads);
    }
    Arrays.fill(matched, 0, batch.rows(), false);
    row = 0;
    next = heads[0];
  }

  private @Nullable Batch pairs(Batch batch) {
    while (outCount < batchRows && row < batch.rows()) {
      decide(batch);
    }
    if (outCount == 0) {
      drop();
      return null;
    }
    int count = Math.min(outCount, batchRows);
    Batch result = output.gather(batch, outPositions, outRows, count);
    outCount -= count;
    System.arraycopy(outPositions, count, outPositions, 0, outCount);
    System.arraycopy(outRows, count, outRows, 0, outCount);
    if (outCount == 0 && row == batch.rows()) {
      drop();
    }
    return result;
  }

  private @Nullable Batch select(Batch batch) {
    while (row < batch.rows()) {
      decide(batch);
    }
    if (shape.matches() == Matches.NOTHING) {
      drop();
      return null;
    }
    boolean withMatch = shape.matches() == Matches.IF_ANY;
    int[] selected = new int[batch.rows()];
    int count = 0;
    for (int i = 0; i < batch.rows(); i++) {
      if (matched[i] == withMatch) {
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

  /// Shows the next candidates to the condition, and notes what has matched.
  private void decide(Batch batch) {
    stop.check();
    int count = collect(batch);
    int[] candidates = new int[count];
    int candidateCount = 0;
    for (int i = 0; i < count; i++) {
      if (equals[i] != 0) {
        candidates[candidateCount++] = i;
      }
    }
    PairCondition.Pairs pairs =
        new PairCondition.Pairs(batch, positions, build.layout().rows(), equals, count);
    Selection met =
        condition.select(pairs, Selection.taking(candidates, candidateCount), allocator);
    note(count, met);
  }

  /// Takes as many candidates as a batch holds; where unmatched rows are kept, a 0 ends each row's.
  private int collect(Batch batch) {
    int count = 0;
    while (row < batch.rows() && count < positions.length) {
      if (next != 0 && !isDecided()) {
        add(batch, count++, next);
        next = JoinLayout.next(next);
      } else {
        if (keepsAll) {
          add(batch, count++, 0);
        }
        row++;
        next = row < batch.rows() ? heads[row] : 0;
      }
      if (shape.matches() == Matches.NOTHING) {
        while (next != 0 && JoinLayout.isMatched(next)) {
          next = JoinLayout.next(next);
        }
      }
    }
    return count;
  }

  /// Whether the candidates left of the row at hand change nothing.
  private boolean isDecided() {
    return matched[row]
        && (shape.matches() == Matches.IF_ANY || shape.matches() == Matches.IF_NONE);
  }

  private void add(Batch batch, int index, long equal) {
    rows[index] = row;
    positions[index] = batch.selection().position(row);
    equals[index] = equal;
  }

  private void note(int count, Selection met) {
    int nextMet = 0;
    for (int i = 0; i < count; i++) {
      boolean isMet = nextMet < met.rows() && met.position(nextMet) == i;
      if (isMet) {
        nextMet++;
        meet(i);
      } else if (equals[i] == 0 && !matched[rows[i]]) {
        give(i);
      }
    }
  }

  private void meet(int index) {
    if (matched[rows[index]] && shape.matches() == Matches.AT_MOST_ONE) {
      throw EvaluationException.secondRow();
    }
    matched[rows[index]] = true;
    if (shape.marks()) {
      JoinLayout.match(equals[index]);
    }
    if (shape.givesBuild()) {
      give(index);
    }
  }

  private void give(int index) {
    outPositions[outCount] = positions[index];
    outRows[outCount++] = equals[index];
  }

  private void drop() {
    outCount = 0;
    if (held != null) {
      held.close();
      held = null;
    }
  }
}
