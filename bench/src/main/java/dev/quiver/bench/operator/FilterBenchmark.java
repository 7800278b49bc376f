package dev.quiver.bench.operator;

import dev.quiver.bench.WholeRuns;
import dev.quiver.bench.operator.MadeTable.Made;
import dev.quiver.logical.expr.Calls;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan.Filter;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.lang.foreign.Arena;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/// Measures filters over two million rows: a range of numbers, a product of decimals, a pattern.
public class FilterBenchmark extends WholeRuns {
  static final int ROWS = 2_000_000;
  static final int NUMBERS = 1_000_000;
  private static final long SEED = 20_261_120L;
  private static final Decimal MONEY = new Decimal(12, 2);
  private static final Decimal PRODUCT = new Decimal(24, 4);

  /// What is asked of each row's number.
  public enum Question {
    /// 250,000 to 499,999.
    RANGE {
      @Override
      Expr of(List<Column> columns) {
        Ref number = new Ref(columns.getFirst());
        return new And(
            List.of(
                new Compare(Comparison.GE, number, whole(NUMBERS / 4)),
                new Compare(Comparison.LT, number, whole(NUMBERS / 2))));
      }

      @Override
      boolean isTrueOf(int number) {
        return number >= NUMBERS / 4 && number < NUMBERS / 2;
      }
    },
    /// Its square, of hundredths.
    DECIMAL {
      @Override
      Expr of(List<Column> columns) {
        Ref amount = new Ref(columns.get(1));
        BigInteger bound = BigInteger.valueOf((long) NUMBERS * NUMBERS / 4);
        return new Compare(
            Comparison.GT,
            new Arithmetic(Operator.MULTIPLY, amount, amount, PRODUCT),
            new Literal(new Value.Exact(bound), PRODUCT));
      }

      @Override
      boolean isTrueOf(int number) {
        return (long) number * number > (long) NUMBERS * NUMBERS / 4;
      }
    },
    /// Digits within its text.
    LIKE {
      @Override
      Expr of(List<Column> columns) {
        Literal pattern = new Literal(new Value.Text("%12%"), Simple.STRING);
        return Calls.of("like", List.of(new Ref(columns.get(2)), pattern));
      }

      @Override
      boolean isTrueOf(int number) {
        return Integer.toString(number).contains("12");
      }
    };

    abstract Expr of(List<Column> columns);

    abstract boolean isTrueOf(int number);

    private static Literal whole(long value) {
      return new Literal(new Value.Int(value), Simple.INT64);
    }
  }

  /// What is asked.
  @Param public Question question = Question.RANGE;

  private final Arena arena = Arena.ofShared();
  private int[] numbers = {0};
  private MemoryRun run = run();

  /// Makes the table.
  @Setup
  public void prepare() {
    numbers = new SplittableRandom(SEED).ints(ROWS, 0, NUMBERS).toArray();
    run = run();
  }

  private MemoryRun run() {
    MadeTable table =
        new MadeTable(
            "t",
            numbers.length,
            arena,
            List.of(
                Made.longs(row -> numbers[row]),
                new Made(MONEY, row -> numbers[row]),
                new Made(Simple.STRING, row -> numbers[row])));
    TableScan scan = table.scan(0);
    return new MemoryRun(new Filter(scan, question.of(scan.columns())), List.of(table));
  }

  /// The numbers, in order.
  int[] numbers() {
    return numbers.clone();
  }

  /// Frees the table.
  @TearDown
  public void free() {
    arena.close();
  }

  /// Filters the rows; answers how many are left.
  @Benchmark
  public long filter() {
    return run.rows();
  }
}
