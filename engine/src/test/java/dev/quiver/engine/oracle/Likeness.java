package dev.quiver.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Holds rows to expected ones. Cells are absent, text, a truth, an exact number (dates are days),
/// or a double; an exact number and a double agree but for the digits that quotients of decimals
/// cut off.
final class Likeness {
  private static final double NEAR = 1e-9;
  private static final double CUT = 1e-6;

  /// Quotients that one sum may add up, each cut off.
  private static final double FEW = 10;

  private Likeness() {}

  /// The same rows, in the same order.
  static void inSequence(List<List<Cell>> rows, List<List<Cell>> expected) {
    for (int i = 0; i < Math.min(rows.size(), expected.size()); i++) {
      if (!isSame(rows.get(i), expected.get(i))) {
        throw new AssertionError(
            "row %d of %d is %s, expected %s"
                .formatted(i, expected.size(), rows.get(i), expected.get(i)));
      }
    }
    assertThat(rows.size()).as("rows").isEqualTo(expected.size());
  }

  /// The same rows, in any order.
  static void inAnyOrder(List<List<Cell>> rows, List<List<Cell>> expected) {
    inSequence(sorted(rows, expected), sorted(expected, rows));
  }

  /// Sorted by exact cells first, since near ones do not order alike.
  private static List<List<Cell>> sorted(List<List<Cell>> rows, List<List<Cell>> others) {
    if (rows.isEmpty() || others.isEmpty()) {
      return rows;
    }
    List<Integer> exact = new ArrayList<>();
    List<Integer> near = new ArrayList<>();
    for (int column = 0; column < rows.getFirst().size(); column++) {
      (isNear(rows, column) || isNear(others, column) ? near : exact).add(column);
    }
    exact.addAll(near);
    return rows.stream().sorted(by(exact)).toList();
  }

  private static boolean isNear(List<List<Cell>> rows, int column) {
    return rows.stream()
        .anyMatch(row -> column < row.size() && row.get(column) instanceof Cell.Near);
  }

  private static Comparator<List<Cell>> by(List<Integer> columns) {
    Comparator<List<Cell>> order = (_, _) -> 0;
    for (int column : columns) {
      order = order.thenComparing(row -> row.get(column), Likeness::compare);
    }
    return order;
  }

  private static int compare(Cell left, Cell right) {
    if (isNumber(left) && isNumber(right)) {
      return Double.compare(number(left), number(right));
    }
    return left.toString().compareTo(right.toString());
  }

  private static boolean isSame(List<Cell> row, List<Cell> expected) {
    if (row.size() != expected.size()) {
      return false;
    }
    for (int i = 0; i < row.size(); i++) {
      if (!isSame(row.get(i), expected.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Cell cell, Cell expected) {
    if (cell instanceof Cell.Exact(var left) && expected instanceof Cell.Exact(var right)) {
      return left.compareTo(right) == 0;
    }
    if (isNumber(cell) && isNumber(expected)) {
      double left = number(cell);
      double right = number(expected);
      boolean areDoubles = cell instanceof Cell.Near && expected instanceof Cell.Near;
      double allowed =
          (areDoubles ? NEAR : CUT) * Math.abs(right)
              + FEW * Math.max(digit(cell), digit(expected));
      return Double.compare(left, right) == 0 || Math.abs(left - right) <= allowed;
    }
    return cell.equals(expected);
  }

  private static boolean isNumber(Cell cell) {
    return cell instanceof Cell.Exact || cell instanceof Cell.Near;
  }

  private static double number(Cell cell) {
    return switch (cell) {
      case Cell.Exact(var value) -> value.doubleValue();
      case Cell.Near(var value) -> value;
      case Cell.Text _, Cell.Truth _, Cell.Absent _ -> throw new AssertionError("no number");
    };
  }

  private static double digit(Cell cell) {
    return cell instanceof Cell.Exact(var value) && value.scale() > 0
        ? BigDecimal.ONE.movePointLeft(value.scale()).doubleValue()
        : 0;
  }
}
