package dev.quiver.engine.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.Executor;
import dev.quiver.exec.batch.OffHeap;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.exec.io.StagedWrite;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.optimizer.planner.Planner;
import dev.quiver.physical.PhysicalProgram;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;

/// Runs a golden case's plans over small random tables, as bound and as optimized: the same rows.
final class EqualRows {
  private static final long SEED = Long.getLong("quiver.seed", 4_711L);
  private static final int ROWS = 60;
  private static final long MEMORY_BYTES = 256L << 20;

  private EqualRows() {}

  static void check(GoldenCase golden) {
    // Tables in memory filter nothing, so no conjunct may be left to them.
    List<GoldenTable> tables =
        golden.tables().stream()
            .map(table -> new GoldenTable(table.ref(), table.statistics(), Set.of()))
            .toList();
    GoldenPlans plans = GoldenPlans.of(golden.spec(), tables, EqualRows::fold);
    PhysicalProgram bound =
        new Planner(new GoldenCatalog(tables), false).plan(plans.logical()).physical();
    assertThat(rows(plans.physical(), tables, plans))
        .as("seed " + SEED)
        .isEqualTo(rows(bound, tables, plans));
  }

  private static List<List<String>> rows(
      PhysicalProgram program, List<GoldenTable> tables, GoldenPlans plans) {
    MemoryTable memory = new MemoryTable(7, Form.FLAT);
    SplittableRandom random = new SplittableRandom(SEED);
    for (TableRef table : relations(tables, plans)) {
      String schema =
          table.schema().fields().stream()
              .map(field -> field.name() + " " + field.type().text())
              .collect(Collectors.joining(", "));
      memory.add(table.text(), schema, random(table.schema().fields(), random));
    }
    ExecutionSettings settings = new ExecutionSettings(2, 16, MEMORY_BYTES, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      List<StagedWrite> staged = new Executor(memory, context).write(program);
      List<List<String>> rows =
          staged.stream()
              .map(write -> memory.written(write.name()).stream().sorted().toList())
              .toList();
      staged.forEach(StagedWrite::close);
      return rows;
    }
  }

  /// The tables, and what else of them the plans read.
  private static Set<TableRef> relations(List<GoldenTable> tables, GoldenPlans plans) {
    Set<TableRef> relations =
        tables.stream().map(GoldenTable::ref).collect(Collectors.toCollection(LinkedHashSet::new));
    plans.logical().definitions().forEach(definition -> collect(definition.plan(), relations));
    plans.logical().sinks().forEach(sink -> collect(sink.plan(), relations));
    return relations;
  }

  private static void collect(Plan plan, Set<TableRef> relations) {
    if (plan instanceof Plan.Scan(var table, _, _)) {
      relations.add(table);
    }
    plan.inputs().forEach(input -> collect(input, relations));
  }

  private static List<String> random(List<Field> fields, SplittableRandom random) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      rows.add(
          fields.stream()
              .map(field -> random.nextInt(6) == 0 ? "null" : cell(field.type(), random))
              .collect(Collectors.joining("|")));
    }
    return rows;
  }

  private static String cell(DataType type, SplittableRandom random) {
    return switch (type) {
      case Simple simple -> cell(simple, random);
      case Decimal(_, var scale) ->
          random.nextInt(1_200) + (scale == 0 ? "" : "." + "5".repeat(scale));
      case DataType _ -> throw new AssertionError("not among the cases: " + type);
    };
  }

  private static String cell(Simple type, SplittableRandom random) {
    return switch (type) {
      case BOOLEAN -> Boolean.toString(random.nextBoolean());
      case INT8, INT16, INT32, INT64 -> Integer.toString(random.nextInt(45));
      case FLOAT32, FLOAT64 -> Integer.toString(random.nextInt(20)) + ".5";
      case STRING -> List.of("EU", "US", "home", "insert", "x").get(random.nextInt(5));
      case DATE -> "20" + (18 + random.nextInt(8)) + "-03-0" + (1 + random.nextInt(9));
      case TIMESTAMP -> "2024-03-0" + (1 + random.nextInt(9)) + "T10:00:00Z";
      case TIMESTAMP_NTZ -> "2024-03-0" + (1 + random.nextInt(9)) + "T10:00:00";
      case NULL, BINARY, VARIANT -> throw new AssertionError("not among the cases: " + type);
    };
  }

  private static Optional<Literal> fold(Expr expr) {
    try (BufferAllocator allocator = OffHeap.open(1L << 20)) {
      return new ExprCompiler(Kernels.scalar(), allocator).fold(expr);
    }
  }
}
