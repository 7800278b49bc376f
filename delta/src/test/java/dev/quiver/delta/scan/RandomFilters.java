package dev.quiver.delta.scan;

import dev.quiver.delta.DeltaReads;
import dev.quiver.delta.DeltaTables;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.TableSource;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Member;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.TextFunction;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Makes filters over a table of values it holds, and of others near them.
final class RandomFilters {
  private static final int KEPT = 60;

  private final Random random;
  private final List<Expr> columns = new ArrayList<>();
  private final List<List<Value>> values = new ArrayList<>();

  private RandomFilters(Random random) {
    this.random = random;
  }

  /// Filters over the columns of a scan, and members of its structs, that can be compared.
  static RandomFilters of(
      DeltaTables tables, TableScan scan, ExecutionContext context, Random random) {
    RandomFilters filters = new RandomFilters(random);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < scan.columns().size(); i++) {
      Ref column = new Ref(scan.columns().get(i));
      filters.add(column, new Place(i, -1), places);
      if (column.type() instanceof Struct(var fields)) {
        for (int m = 0; m < fields.size(); m++) {
          filters.add(new Member(column, m), new Place(i, m), places);
        }
      }
    }
    try (TableSource source = new DeltaReads(tables, _ -> Optional.empty()).open(scan, context)) {
      for (int morsel = 0; morsel < source.morsels(); morsel++) {
        filters.take(source, morsel, places);
      }
    }
    return filters;
  }

  /// A column of a scan, or with `member` not -1 a member of it.
  private record Place(int column, int member) {
    ColumnVector in(Batch batch) {
      ColumnVector vector = batch.column(column);
      return member >= 0 && vector instanceof StructVector struct
          ? struct.members().get(member)
          : vector;
    }
  }

  private void add(Expr column, Place place, List<Place> places) {
    DataType type = column.type();
    if (!type.isNested() && type != Simple.NULL && type != Simple.VARIANT) {
      columns.add(column);
      values.add(new ArrayList<>());
      places.add(place);
    }
  }

  private void take(TableSource source, int morsel, List<Place> places) {
    try (BatchSource batches = source.read(morsel)) {
      for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
        try (Batch one = batch) {
          for (int i = 0; i < KEPT && one.rows() > 0; i++) {
            int row = one.selection().position(random.nextInt(one.rows()));
            for (int c = 0; c < places.size(); c++) {
              ColumnVector vector = places.get(c).in(one);
              if (!one.column(places.get(c).column()).isNull(row) && !vector.isNull(row)) {
                values.get(c).add(Values.get(vector, row));
              }
            }
          }
        }
      }
    }
  }

  /// Whether there is anything to filter by.
  boolean isEmpty() {
    return columns.isEmpty();
  }

  Expr next(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> new IsNull(columns.get(random.nextInt(columns.size())));
      case 1 -> in();
      case 2 -> prefix();
      case 6 -> new Not(next(depth - 1));
      case 7 -> new Or(List.of(next(depth - 1), next(depth - 1)));
      case 8 -> new And(List.of(next(depth - 1), next(depth - 1)));
      default -> compare();
    };
  }

  private Expr compare() {
    int column = random.nextInt(columns.size());
    Comparison op =
        random.nextBoolean()
            ? Comparison.EQ
            : List.of(Comparison.values()).get(random.nextInt(Comparison.values().length));
    return new Compare(op, columns.get(column), literal(column));
  }

  private Expr in() {
    int column = random.nextInt(columns.size());
    return new InList(
        columns.get(column), List.of(literal(column), literal(column), literal(column)));
  }

  private Expr prefix() {
    int column = random.nextInt(columns.size());
    if (columns.get(column).type() != Simple.STRING
        || !(literal(column).value() instanceof Value.Text(var text))) {
      return compare();
    }
    int end = text.offsetByCodePoints(0, Math.min(2, text.codePointCount(0, text.length())));
    return new Call(
        TextFunction.STARTS_WITH,
        List.of(
            columns.get(column),
            new Literal(new Value.Text(text.substring(0, end)), Simple.STRING)),
        Simple.BOOLEAN);
  }

  private Literal literal(int column) {
    DataType type = columns.get(column).type();
    List<Value> known = values.get(column);
    if (known.isEmpty()) {
      return Literal.nullOf(type);
    }
    Value value = known.get(random.nextInt(known.size()));
    return new Literal(random.nextInt(3) == 0 ? near(value, type) : value, type);
  }

  private static Value near(Value value, DataType type) {
    return switch (value) {
      case Value.Int(var number) when type != Simple.INT8 && type != Simple.INT16 ->
          new Value.Int(number < Integer.MAX_VALUE ? number + 1 : number - 1);
      case Value.Exact(var unscaled) when unscaled.signum() > 0 ->
          new Value.Exact(unscaled.subtract(BigInteger.ONE));
      case Value.Text(var text) -> new Value.Text(text + "!");
      case Value.Real(var number) when type == Simple.FLOAT64 -> new Value.Real(number / 2);
      case Value other -> other;
    };
  }
}
