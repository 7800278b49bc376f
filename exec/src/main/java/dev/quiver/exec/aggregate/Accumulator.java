package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.FewGroups;
import dev.quiver.exec.hash.PartitionedRows;
import dev.quiver.exec.kernel.SumKernels;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import org.apache.arrow.memory.BufferAllocator;

/// One aggregate call's state, at a fixed place in every group's row.
///
/// Stateless itself: any thread may use it on rows of its own. A state of zeros is that of no rows.
public sealed interface Accumulator
    permits Collected,
        Count,
        ExactSum,
        ExactVariance,
        Extreme,
        FloatSum,
        FloatVariance,
        Outermost,
        TextExtreme,
        WideExtreme,
        WideSum {
  /// The bytes of a state, a multiple of 8.
  int bytes();

  /// Adds each row shown to the state in `rows[i]`, skipping NULLs; `home` takes long text.
  void add(Cursor in, long[] rows, PartitionedRows home);

  /// Adds each row shown to the state of its group, of which there are few; answers false, having
  /// done nothing, if that is no faster than [#add].
  default boolean addFew(Cursor in, FewGroups groups) {
    return false;
  }

  /// Adds each row shown to the state in one row.
  void addAll(Cursor in, long row, PartitionedRows home);

  /// Adds the state in `from[i]` to that in `to[i]`, in order; text stays where it is.
  void merge(long[] from, long[] to, int count);

  /// The results of some rows.
  ColumnVector finish(long[] rows, int count, BufferAllocator allocator);

  /// The accumulator of a call, whose state stands `at` bytes into the row.
  static Accumulator of(AggregateCall call, int at, SumKernels kernels) {
    return switch (call.function()) {
      case COUNT_ROWS -> new Count(at, true);
      case COUNT -> new Count(at, false);
      case SUM, AVG -> sum(call, at, kernels);
      case MIN, MAX, BOOL_AND, BOOL_OR -> extreme(call, at);
      case VAR_SAMP, VAR_POP, STDDEV_SAMP, STDDEV_POP -> variance(call, at);
      case ANY_VALUE, FIRST, ARG_MIN, ARG_MAX -> new Outermost(at, CallNodes.of(call), false);
      case LAST -> new Outermost(at, CallNodes.of(call), true);
      case ARRAY_AGG, STRING_AGG -> new Collected(at, CallNodes.of(call), call.type());
    };
  }

  private static Accumulator variance(AggregateCall call, int at) {
    VarianceResult result = VarianceResult.of(call);
    return switch (call.arguments().getFirst().type()) {
      case Decimal(var precision, var scale) when precision > Decimal.MAX_COMPACT_PRECISION ->
          new FloatVariance(at, new Decimal(precision, scale), result);
      case Simple.FLOAT32 -> new FloatVariance(at, Simple.FLOAT32, result);
      case Simple.FLOAT64 -> new FloatVariance(at, Simple.FLOAT64, result);
      case DataType type -> new ExactVariance(at, Numbers.of(type), result);
    };
  }

  private static Accumulator sum(AggregateCall call, int at, SumKernels kernels) {
    return switch (call.arguments().getFirst().type()) {
      case Decimal(var precision, _) when precision > Decimal.MAX_COMPACT_PRECISION ->
          new WideSum(at, SumResult.of(call));
      case Simple.FLOAT32 ->
          new FloatSum(at, false, call.function() == AggregateFunction.AVG, kernels);
      case Simple.FLOAT64 ->
          new FloatSum(at, true, call.function() == AggregateFunction.AVG, kernels);
      case DataType type -> new ExactSum(at, Numbers.of(type), SumResult.of(call), kernels);
    };
  }

  private static Accumulator extreme(AggregateCall call, int at) {
    AggregateFunction function =
        call.function() == AggregateFunction.MIN || call.function() == AggregateFunction.BOOL_AND
            ? AggregateFunction.MIN
            : AggregateFunction.MAX;
    return switch (call.type()) {
      case Simple.STRING, Simple.BINARY -> new TextExtreme(at, call.type(), function);
      case Decimal(var precision, _) when precision > Decimal.MAX_COMPACT_PRECISION ->
          new WideExtreme(at, call.type(), function);
      case Simple _, Decimal _ -> new Extreme(at, call.type(), function);
      case Struct _, DataType.ListOf _, DataType.MapOf _ ->
          throw new IllegalArgumentException("has no order: " + call.type());
    };
  }
}
