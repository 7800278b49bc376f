package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.CancelledException;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.PlanPosition;
import dev.quiver.exec.context.PlanPosition.Root;
import dev.quiver.exec.context.ResourceException;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.StagedWrite;
import dev.quiver.logical.catalog.TableException;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.FileLayout;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Target.Write;
import dev.quiver.logical.plan.Target.WriteMode;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.Empty;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.Union;
import dev.quiver.physical.PhysicalProgram;
import dev.quiver.physical.PhysicalProgram.PhysicalSink;
import dev.quiver.physical.PhysicalProgram.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExecutorTest {
  private static final String SCHEMA = "a int64, b string";
  private static final List<String> ROWS =
      IntStream.range(0, 100).mapToObj(i -> i % 7 + "|row " + i + " of the table").toList();

  @Test
  void givesTheRowsOfAUnionInputByInput() {
    Executions.everywhere(
        SCHEMA,
        ROWS,
        (tables, run) -> {
          TableScan one = tables.scan("t", 1);
          PhysicalPlan two =
              new Project(
                  tables.scan("t", 11),
                  List.of(
                      new Assignment(
                          new Column(21, "x", Simple.INT64),
                          new Ref(new Column(11, "a", Simple.INT64))),
                      new Assignment(
                          new Column(22, "y", Simple.STRING),
                          new Ref(new Column(12, "b", Simple.STRING)))));
          Union union = new Union(List.of(one, new Empty(one.columns()), two, one), one.columns());
          assertThat(run.rows(union))
              .isEqualTo(Stream.of(ROWS, ROWS, ROWS).flatMap(List::stream).toList());
        });
  }

  @Test
  void readsAShareAsOftenAsAsked() {
    for (int threads : new int[] {1, 2, 4}) {
      for (int batchRows : new int[] {1, 3, 2048}) {
        MemoryTable tables = new MemoryTable(7, Form.SELECTED).add("t", SCHEMA, ROWS);
        List<Share> shares =
            List.of(
                new Share("unused", tables.scan("t", 1)),
                new Share("s", tables.scan("t", 1)),
                new Share("twice", new Union(List.of(read("s", 1), read("s", 11)), columns(1))));
        PhysicalPlan plan =
            new Union(List.of(read("twice", 1), read("s", 11), read("twice", 21)), columns(1));
        assertThat(Executions.rows(tables, shares, plan, Executions.settings(threads, batchRows)))
            .isEqualTo(Collections.nCopies(5, ROWS).stream().flatMap(List::stream).toList());
      }
    }
  }

  @Test
  void stagesEveryOutputInOrder() {
    for (int threads : new int[] {1, 4}) {
      MemoryTable tables = new MemoryTable(5, Form.FLAT).add("t", SCHEMA, ROWS);
      try (ExecutionContext context = context(threads, Executions.MEMORY)) {
        TableScan scan = tables.scan("t", 1);
        List<StagedWrite> staged =
            new Executor(tables, context)
                .write(
                    new PhysicalProgram(
                        List.of(),
                        List.of(
                            sink("one", scan),
                            sink("none", new Empty(scan.columns())),
                            sink("two", new Union(List.of(scan, scan), scan.columns())))));
        assertThat(staged.stream().map(StagedWrite::name)).containsExactly("one", "none", "two");
        assertThat(staged.stream().map(StagedWrite::rows)).containsExactly(100L, 0L, 200L);
        assertThat(tables.written("one")).isEqualTo(ROWS);
        assertThat(tables.written("none")).isEmpty();
        assertThat(tables.open()).isEqualTo(3);
        staged.forEach(StagedWrite::close);
      }
      assertThat(tables.open()).isZero();
    }
  }

  @Test
  void leavesNothingBehindWhenReadingFails() {
    for (int threads : new int[] {1, 2, 4}) {
      for (int batches = 0; batches < 60; batches += 3) {
        MemoryTable tables = new MemoryTable(5, Form.FLAT).add("t", SCHEMA, ROWS);
        tables.failAfter(batches);
        try (ExecutionContext context = context(threads, Executions.MEMORY)) {
          PhysicalProgram program =
              new PhysicalProgram(
                  List.of(new Share("s", tables.scan("t", 1))),
                  List.of(sink("scan", tables.scan("t", 1)), sink("all", everything(tables))));
          assertThatThrownBy(() -> new Executor(tables, context).write(program))
              .isInstanceOf(TableException.class);
          assertThat(context.budget().used()).isZero();
        }
        assertThat(tables.open()).isZero();
        assertThat(tables.written("scan")).isEmpty();
      }
    }
  }

  @Test
  void stopsWhenTheReaderClosesEarly() {
    for (int threads : new int[] {1, 2, 4}) {
      for (int batches = 0; batches < 5; batches++) {
        MemoryTable tables = new MemoryTable(5, Form.DICTIONARY).add("t", SCHEMA, ROWS);
        try (ExecutionContext context = context(threads, Executions.MEMORY)) {
          List<Share> shares = List.of(new Share("s", tables.scan("t", 1)));
          try (BatchSource source =
              new Executor(tables, context).query(Executions.program(shares, everything(tables)))) {
            for (int i = 0; i < batches; i++) {
              Executions.take(source, 3, new ArrayList<>());
            }
          }
          assertThat(context.budget().used()).isZero();
        }
        assertThat(tables.open()).isZero();
      }
    }
  }

  @Test
  void namesTheOperatorThatHadNoMemory() {
    List<String> failures = new ArrayList<>();
    for (int threads : new int[] {1, 4}) {
      for (long memory = 1_000; memory < 2_000_000; memory += memory / 5) {
        MemoryTable tables = new MemoryTable(5, Form.SELECTED).add("t", SCHEMA, ROWS);
        try (ExecutionContext context = context(threads, memory)) {
          PhysicalProgram program =
              new PhysicalProgram(
                  List.of(new Share("s", tables.scan("t", 1))),
                  List.of(sink("all", everything(tables))));
          new Executor(tables, context).write(program).forEach(StagedWrite::close);
        } catch (ResourceException e) {
          failures.add(e.getMessage());
        }
        assertThat(tables.open()).isZero();
      }
    }
    assertThat(failures).anyMatch(message -> message.contains("hash join"));
    assertThat(failures).anyMatch(message -> message.contains("hash aggregate"));
    assertThat(failures).anyMatch(message -> message.contains("share s"));
  }

  @Test
  void stopsWhenCancelledFromAnotherThread() throws InterruptedException {
    MemoryTable tables = new MemoryTable(5, Form.FLAT).add("t", SCHEMA, ROWS);
    Cancellation cancellation = new Cancellation();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    try (ExecutionContext context = new ExecutionContext(Executions.settings(2, 3), cancellation)) {
      // Without keys the pairs are far more than anybody waits for.
      PhysicalPlan pairs = tables.scan("t", 1);
      for (int i = 1; i < 6; i++) {
        pairs =
            new HashJoin(
                pairs, tables.scan("t", 10 * i + 1), JoinType.INNER, List.of(), Side.RIGHT);
      }
      HashAggregate counted = new HashAggregate(pairs, List.of(), List.of());
      Thread runner =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  new Executor(tables, context)
                      .write(new PhysicalProgram(List.of(), List.of(sink("x", counted))));
                } catch (Throwable e) {
                  failure.set(e);
                }
              });
      while (context.metrics().operators().values().stream()
          .noneMatch(metrics -> metrics.rows() > 1_000)) {
        Thread.onSpinWait();
      }
      cancellation.cancel();
      runner.join();
    }
    assertThat(failure.get()).isInstanceOf(CancelledException.class);
    assertThat(tables.open()).isZero();
  }

  @Test
  void runsTwoAtOnce() throws InterruptedException {
    MemoryTable tables = new MemoryTable(5, Form.FLAT).add("t", SCHEMA, ROWS);
    List<List<String>> results = Collections.synchronizedList(new ArrayList<>());
    Runnable run =
        () -> {
          List<Share> shares = List.of(new Share("s", tables.scan("t", 1)));
          for (int i = 0; i < 10; i++) {
            results.add(rowsWithoutChecks(tables, shares));
          }
        };
    Thread one = Thread.ofPlatform().start(run);
    Thread two = Thread.ofPlatform().start(run);
    one.join();
    two.join();
    assertThat(results).hasSize(20);
    assertThat(results.stream().distinct()).hasSize(1);
    assertThat(tables.open()).isZero();
  }

  @Test
  void countsByNodeInPreorder() {
    MemoryTable tables = new MemoryTable(5, Form.FLAT).add("t", SCHEMA, ROWS);
    try (ExecutionContext context = context(2, Executions.MEMORY)) {
      TableScan scan = tables.scan("t", 1);
      HashAggregate plan =
          new HashAggregate(
              new Union(List.of(scan, scan), scan.columns()),
              List.of(scan.columns().getFirst()),
              List.of());
      new Executor(tables, context)
          .write(new PhysicalProgram(List.of(), List.of(sink("out", plan))))
          .forEach(StagedWrite::close);
      var operators = context.metrics().operators();
      assertThat(operators.values().stream().map(OperatorMetrics::rows))
          .containsExactly(7L, 200L, 100L, 100L);
      assertThat(context.metrics().operator(new PlanPosition(Root.SINK, "out", 0)).peakBytes())
          .isPositive();
      assertThat(context.metrics().operator(new PlanPosition(Root.SINK, "out", 2)).nanos())
          .isPositive();
    }
  }

  @Test
  void nodesCountByNameAndSayWhenTheyBegan() {
    OperatorMetrics metrics = new OperatorMetrics();
    assertThat(metrics.waitedSince(5)).isZero();
    metrics.add("rows_dropped", 3);
    metrics.add("rows_dropped", 4);
    metrics.noteBegin(20);
    metrics.noteBegin(12);
    assertThat(metrics.counters()).containsExactly(Map.entry("rows_dropped", 7L));
    assertThat(metrics.waitedSince(5)).isEqualTo(7);
  }

  private static List<String> rowsWithoutChecks(MemoryTable tables, List<Share> shares) {
    List<String> rows = new ArrayList<>();
    try (ExecutionContext context = context(2, Executions.MEMORY);
        BatchSource source =
            new Executor(tables, context).query(Executions.program(shares, everything(tables)))) {
      while (Executions.take(source, 3, rows)) {}
    }
    return rows;
  }

  /// A plan with every breaker in it.
  private static PhysicalPlan everything(MemoryTable tables) {
    HashJoin join =
        new HashJoin(
            read("s", 1),
            tables.scan("t", 11),
            JoinType.FULL,
            List.of(
                new JoinKey(
                    new Ref(new Column(1, "a", Simple.INT64)),
                    new Ref(new Column(11, "a", Simple.INT64)))),
            Side.RIGHT);
    HashAggregate groups =
        new HashAggregate(
            new HashJoin(
                join,
                read("s", 21),
                JoinType.SEMI,
                List.of(
                    new JoinKey(
                        new Ref(new Column(2, "b", Simple.STRING)),
                        new Ref(new Column(22, "b", Simple.STRING)))),
                Side.LEFT),
            columns(1),
            List.of());
    return new Union(List.of(groups, read("s", 1)), columns(1));
  }

  private static List<Column> columns(int firstId) {
    return List.of(
        new Column(firstId, "a", Simple.INT64), new Column(firstId + 1, "b", Simple.STRING));
  }

  private static ShareScan read(String share, int firstId) {
    List<Column> columns = columns(firstId);
    return new ShareScan(
        share, List.of(new Import(columns.get(0), 0), new Import(columns.get(1), 1)));
  }

  private static PhysicalSink sink(String name, PhysicalPlan plan) {
    return new PhysicalSink(
        name,
        plan,
        new Write(
            "/out/" + name, WriteMode.APPEND, List.of(), new TreeMap<>(), 1, FileLayout.DEFAULT));
  }

  private static ExecutionContext context(int threads, long memory) {
    return new ExecutionContext(
        new ExecutionSettings(threads, 3, memory, KernelChoice.SCALAR), new Cancellation());
  }
}
