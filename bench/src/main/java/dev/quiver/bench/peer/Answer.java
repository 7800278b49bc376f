package dev.quiver.bench.peer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The rows of an answer, in their order.
///
/// Two answers are the same if their digests are and their doubles lie near. A column in which
/// either has doubles stays out of both digests: what one engine keeps as a decimal (an average, a
/// quotient) another rounds to a double.
public record Answer(List<List<Cell>> rows) {
  private static final double NEAR = 1e-9;

  /// Quotients of decimals are cut off at some digit; sums add up a few of such cuts.
  private static final double CUT = 1e-6;

  private static final double FEW_CUTS = 10;
  private static final int DIGEST_DIGITS = 16;

  public Answer {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// A digest of the rows, in their order, without the doubles: the same whoever computed them.
  public String digest() {
    return digest(near());
  }

  /// Why this is another answer than expected; empty if it is the same.
  public Optional<String> differenceFrom(Answer expected) {
    return differenceFrom(expected, Set.of());
  }

  /// The same, where the columns of these ordinals are known to be quotients too: one engine cuts
  /// them off where another rounds.
  public Optional<String> differenceFrom(Answer expected, Set<Integer> quotients) {
    if (rows.size() != expected.rows.size()) {
      return Optional.of("%,d rows, expected %,d".formatted(rows.size(), expected.rows.size()));
    }
    Set<Integer> near = near();
    near.addAll(expected.near());
    near.addAll(quotients);
    Stream<String> others =
        IntStream.range(0, rows.size())
            .filter(row -> !isSame(rows.get(row), expected.rows.get(row), near))
            .mapToObj(row ->
                "row %,d is %s, expected %s".formatted(row, rows.get(row), expected.rows.get(row)));
    return digest(near).equals(expected.digest(near))
        ? others.findFirst()
        : Optional.of(others.findFirst().orElse("other digests of rows that look the same"));
  }

  private static boolean isSame(List<Cell> row, List<Cell> expected, Set<Integer> near) {
    return row.size() == expected.size()
        && IntStream.range(0, row.size())
            .allMatch(i ->
                near.contains(i)
                    ? isNear(row.get(i), expected.get(i))
                    : row.get(i).equals(expected.get(i)));
  }

  private static boolean isNear(Cell cell, Cell expected) {
    if (cell instanceof Cell.Near(var left) && expected instanceof Cell.Near(var right)) {
      return isNear(left, right, NEAR * Math.abs(right));
    }
    if (cell instanceof Cell.Near(var left) && expected instanceof Cell.Exact(var right)) {
      return isNear(left, right.doubleValue(), cut(right));
    }
    if (cell instanceof Cell.Exact(var left) && expected instanceof Cell.Near(var right)) {
      return isNear(left.doubleValue(), right, cut(left));
    }
    if (cell instanceof Cell.Exact(var left) && expected instanceof Cell.Exact(var right)) {
      double allowed = Math.max(cut(left), cut(right));
      return isNear(left.doubleValue(), right.doubleValue(), allowed);
    }
    return cell.equals(expected);
  }

  private static boolean isNear(double left, double right, double allowed) {
    return Double.compare(left, right) == 0 || Math.abs(left - right) <= allowed;
  }

  private static double cut(BigDecimal value) {
    double digit = BigDecimal.ONE.movePointLeft(Math.max(value.scale(), 0)).doubleValue();
    return CUT * Math.abs(value.doubleValue()) + (value.scale() > 0 ? FEW_CUTS * digit : 0);
  }

  /// The columns in which some row has a double.
  public Set<Integer> near() {
    Set<Integer> near = new TreeSet<>();
    for (List<Cell> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        if (row.get(column) instanceof Cell.Near) {
          near.add(column);
        }
      }
    }
    return near;
  }

  private String digest(Set<Integer> but) {
    MessageDigest digest = sha256();
    for (List<Cell> row : rows) {
      String line =
          IntStream.range(0, row.size())
              .filter(column -> !but.contains(column))
              .mapToObj(column -> row.get(column).toString())
              .collect(Collectors.joining(",", "", "\n"));
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
