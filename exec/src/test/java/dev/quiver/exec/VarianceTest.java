package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateCall.Rows;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.type.Column;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds variances against exact ones, rounded once; and the aggregates of truths.
class VarianceTest {
  private static final List<AggregateFunction> FUNCTIONS =
      List.of(
          AggregateFunction.VAR_SAMP,
          AggregateFunction.VAR_POP,
          AggregateFunction.STDDEV_SAMP,
          AggregateFunction.STDDEV_POP);

  @Test
  void isTheExactOneRoundedOnce() {
    long seed = 99;
    Random random = new Random(seed);
    for (int round = 0; round < 24; round++) {
      int kind = round % 4;
      String type = List.of("int64", "decimal(12,3)", "float64", "int32").get(kind);
      List<String> cells =
          IntStream.range(0, random.nextInt(60))
              .mapToObj(_ -> random.nextInt(7) == 0 ? "null" : cell(random, kind))
              .toList();
      MemoryTable tables =
          new MemoryTable(1 + random.nextInt(9), Form.SELECTED).add("t", "x " + type, cells);
      String expected = String.join("|", FUNCTIONS.stream().map(f -> exact(cells, f)).toList());
      for (int threads : new int[] {1, 4}) {
        for (int batchRows : new int[] {1, 2048}) {
          assertThat(
                  Executions.rows(
                      tables, plan(tables, FUNCTIONS), Executions.settings(threads, batchRows)))
              .as("seed %d round %d %s of %s", seed, round, type, cells)
              .containsExactly(expected);
        }
      }
    }
  }

  @Test
  void keepsWhatCancels() {
    assertThat(variances("float64", "100000000.5", "100000001.5", "100000002.5"))
        .isEqualTo("1.0|0.6666666666666666|1.0|0.816496580927726");
    assertThat(variances("int64", "9223372036854775807", "9223372036854775806"))
        .isEqualTo("0.5|0.25|0.7071067811865476|0.5");
    assertThat(variances("decimal(38,2)", "1.00", "2.00", "4.00"))
        .isEqualTo("2.3333333333333335|1.5555555555555556|1.5275252316519468|1.247219128924647");
  }

  @Test
  void answersForNothingAndForWhatIsNoNumber() {
    assertThat(variances("int64", "null")).isEqualTo("null|null|null|null");
    assertThat(variances("float64", "5.0")).isEqualTo("null|0.0|null|0.0");
    assertThat(variances("float64", "5.0", "NaN")).isEqualTo("NaN|NaN|NaN|NaN");
    assertThat(variances("float64", "5.0", "Infinity")).isEqualTo("NaN|NaN|NaN|NaN");
  }

  @Test
  void asksAllAndAny() {
    Executions.everywhere(
        "x boolean",
        List.of("true", "null", "false", "true"),
        (tables, run) ->
            assertThat(
                    run.rows(
                        plan(
                            tables,
                            List.of(AggregateFunction.BOOL_AND, AggregateFunction.BOOL_OR))))
                .containsExactly("false|true"));
  }

  private static String variances(String type, String... cells) {
    MemoryTable tables = new MemoryTable(2, Form.FLAT).add("t", "x " + type, List.of(cells));
    return Executions.rows(tables, plan(tables, FUNCTIONS), Executions.settings(2, 1)).getFirst();
  }

  private static HashAggregate plan(MemoryTable tables, List<AggregateFunction> functions) {
    TableScan scan = tables.scan("t", 1);
    List<Expr> argument = List.of(new Ref(scan.columns().getFirst()));
    List<Aggregation> calls = new ArrayList<>();
    for (AggregateFunction function : functions) {
      AggregateCall call = AggregateCall.of(function, argument, Rows.ALL);
      calls.add(new Aggregation(new Column(10 + calls.size(), "v", call.type()), call));
    }
    return new HashAggregate(scan, List.of(), calls);
  }

  private static String cell(Random random, int kind) {
    return switch (kind) {
      case 0 -> "" + random.nextLong();
      case 1 -> BigDecimal.valueOf(random.nextInt(), 3).toPlainString();
      case 2 -> "" + (1e7 + random.nextGaussian());
      default -> "" + random.nextInt(100);
    };
  }

  private static String exact(List<String> cells, AggregateFunction function) {
    List<BigDecimal> values =
        cells.stream()
            .filter(cell -> !cell.equals("null"))
            .map(cell ->
                cell.contains("E") || (cell.contains(".") && !cell.matches("-?\\d+\\.\\d{3}"))
                    ? new BigDecimal(Double.parseDouble(cell))
                    : new BigDecimal(cell))
            .toList();
    boolean isSample =
        function == AggregateFunction.VAR_SAMP || function == AggregateFunction.STDDEV_SAMP;
    if (values.isEmpty() || (isSample && values.size() == 1)) {
      return "null";
    }
    BigDecimal count = BigDecimal.valueOf(values.size());
    BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal squares =
        values.stream()
            .map(value -> value.multiply(value))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal deviation = count.multiply(squares).subtract(sum.multiply(sum));
    BigDecimal divisor = count.multiply(isSample ? count.subtract(BigDecimal.ONE) : count);
    double variance = deviation.divide(divisor, new MathContext(80)).doubleValue();
    boolean isRoot =
        Stream.of(AggregateFunction.STDDEV_SAMP, AggregateFunction.STDDEV_POP)
            .anyMatch(function::equals);
    return "" + (isRoot ? Math.sqrt(variance) : variance);
  }
}
