package dev.quiver.exec.aggregate;

import dev.quiver.logical.expr.AggregateCall;
import java.util.List;
import java.util.stream.IntStream;

/// Finds calls that can be answered from another call's state.
///
/// A sum and an average of the same values have the same state, which begins with their count.
final class SharedStates {
  private SharedStates() {}

  /// The ordinal of the call whose state each call has: its own, or that of another.
  static List<Integer> owners(List<AggregateCall> calls) {
    return calls.stream().map(call -> owner(call, calls)).toList();
  }

  /// To each call its own.
  static List<Integer> unshared(List<AggregateCall> calls) {
    return IntStream.range(0, calls.size()).boxed().toList();
  }

  private static int owner(AggregateCall call, List<AggregateCall> calls) {
    return switch (call.function()) {
      case SUM, AVG -> firstSum(call, calls);
      case COUNT -> firstSum(call, calls) < 0 ? calls.indexOf(call) : firstSum(call, calls);
      default -> calls.indexOf(call);
    };
  }

  /// The first sum or average of the same values, or -1.
  private static int firstSum(AggregateCall call, List<AggregateCall> calls) {
    for (int i = 0; i < calls.size(); i++) {
      AggregateCall other = calls.get(i);
      if (isSum(other)
          && other.arguments().equals(call.arguments())
          && other.rows().equals(call.rows())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSum(AggregateCall call) {
    return switch (call.function()) {
      case SUM, AVG -> true;
      default -> false;
    };
  }
}
