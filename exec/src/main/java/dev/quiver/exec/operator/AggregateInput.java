package dev.quiver.exec.operator;

import java.util.List;

/// What one worker takes from each batch to aggregate: the keys, the distinct arguments, and for
/// each call which argument is its (or -1 for none).
public record AggregateInput(
    List<ColumnValue> keys, List<ColumnValue> arguments, List<Integer> argumentOfCall) {
  public AggregateInput {
    keys = List.copyOf(keys);
    arguments = List.copyOf(arguments);
    argumentOfCall = List.copyOf(argumentOfCall);
  }
}
