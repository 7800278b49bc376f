package dev.quiver.exec.operator;

import java.util.List;

/// What one worker takes from each batch to aggregate: the keys, the distinct arguments, and for
/// each call which argument is its ([#NONE] for none, [#NOT_FED] if this input is none of its).
public record AggregateInput(
    List<ColumnValue> keys,
    SharedColumns arguments,
    List<Integer> argumentOfCall,
    RowSequence sequence) {
  /// Stands for the argument of a call that has none.
  public static final int NONE = -1;

  /// Stands for the argument of a call that another input feeds.
  public static final int NOT_FED = -2;

  public AggregateInput {
    keys = List.copyOf(keys);
    argumentOfCall = List.copyOf(argumentOfCall);
  }
}
