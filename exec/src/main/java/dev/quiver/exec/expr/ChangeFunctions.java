package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;

/// The kinds of change of a change feed.
final class ChangeFunctions {
  private ChangeFunctions() {}

  static RowFunction rank() {
    return (arguments, row, out) ->
        Memory.putInt(out.address(row), rank(Views.string(arguments[0].address(row))));
  }

  /// Whether the rank is one of two.
  static RowFunction isRank(int first, int second) {
    return (arguments, row, out) -> {
      int rank = rank(Views.string(arguments[0].address(row)));
      Memory.putByte(out.address(row), (byte) (rank == first || rank == second ? 1 : 0));
    };
  }

  private static int rank(String change) {
    return switch (change) {
      case "update_postimage" -> 3;
      case "insert" -> 2;
      case "delete" -> 1;
      case "update_preimage" -> 0;
      default -> -1;
    };
  }
}
