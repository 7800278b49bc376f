package dev.quiver.delta.skip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.log.AddedFile;
import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.Protocol;
import dev.quiver.delta.log.RowTracking;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.TableColumns;
import dev.quiver.delta.log.table.FileTableBuilder;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.fixture.Leaks;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.catalog.TableFact;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

class SnapshotFactsTest {
  private static final long SEED = 11;
  private static final int TABLES = 1_500;
  private static final int INTEGER = 0;
  private static final int FLOAT = 1;
  private static final int TEXT = 3;
  private static final int TIMESTAMP = 4;
  private static final int PARTITION = 8;

  private final Random random = new Random(SEED);

  @Test
  void tellsWhatAllRowsSay() {
    int told = 0;
    for (int i = 0; i < TABLES; i++) {
      List<RandomFile> contents = new ArrayList<>();
      for (int f = random.nextInt(4); f >= 0; f--) {
        contents.add(new RandomFile(random));
      }
      SnapshotFacts facts = facts(contents.stream().map(RandomFile::statistics).toList(), contents);
      List<Expr> predicates = predicates();
      TableFact fact = fact();
      Optional<List<Value>> answer = facts.of(predicates, List.of(fact));
      told += answer.isPresent() ? 1 : 0;
      answer.ifPresent(value ->
          assertThat(value.getFirst())
              .as("seed %d: %s where %s", SEED, fact, predicates)
              .isEqualTo(expected(contents, predicates, fact)));
    }
    assertThat(told).isGreaterThan(TABLES / 5);
  }

  @Test
  void trustsOnlyTightBounds() {
    String bounds =
        "\"numRecords\":3,\"minValues\":{\"i\":1},\"maxValues\":{\"i\":9},\"nullCount\":{\"i\":0}}";
    TableFact least = new TableFact.Least(INTEGER);

    assertThat(facts(List.of("{" + bounds), List.of()).of(List.of(), List.of(least)))
        .contains(List.of(new Value.Int(1)));
    String loose = "{\"tightBounds\":false," + bounds;
    assertThat(facts(List.of(loose), List.of()).of(List.of(), List.of(least))).isEmpty();
    assertThat(
            facts(List.of(loose), List.of())
                .of(List.of(), List.of(new TableFact.Rows(), new TableFact.Present(INTEGER))))
        .contains(List.of(new Value.Int(3), new Value.Int(3)));
  }

  @Test
  void tellsNoBoundThatMayBeCutOrLeaveOutNaN() {
    String statistics =
        "{\"numRecords\":1,\"minValues\":{\"s\":\"a\",\"f\":1.0,\"t\":\"2024-01-01T00:00:00.000Z\"},"
            + "\"maxValues\":{\"s\":\"b\",\"f\":1.0,\"t\":\"2024-01-01T00:00:00.000Z\"},"
            + "\"nullCount\":{\"s\":0,\"f\":0,\"t\":0}}";
    for (int column : new int[] {FLOAT, TEXT, TIMESTAMP}) {
      SnapshotFacts facts = facts(List.of(statistics), List.of());
      assertThat(facts.of(List.of(), List.of(new TableFact.Least(column)))).isEmpty();
      assertThat(facts.of(List.of(), List.of(new TableFact.Greatest(column)))).isEmpty();
    }
  }

  private List<Expr> predicates() {
    Ref partition = new Ref(new Column(PARTITION, "p", Simple.INT32));
    Ref integer = new Ref(new Column(INTEGER, "i", Simple.INT64));
    return switch (random.nextInt(4)) {
      case 0 -> List.of(new IsNull(partition));
      case 1 ->
          List.of(
              new Compare(Comparison.EQ, partition, new Literal(new Value.Int(2), Simple.INT32)));
      case 2 ->
          List.of(
              new Compare(
                  Comparison.GE,
                  integer,
                  new Literal(new Value.Int(random.nextInt(10)), Simple.INT64)));
      default -> List.of();
    };
  }

  private TableFact fact() {
    int column = random.nextInt(RandomFile.SCHEMA.fields().size());
    return switch (random.nextInt(4)) {
      case 0 -> new TableFact.Rows();
      case 1 -> new TableFact.Present(column);
      case 2 -> new TableFact.Least(column);
      default -> new TableFact.Greatest(column);
    };
  }

  private static Value expected(List<RandomFile> contents, List<Expr> predicates, TableFact fact) {
    List<List<Value>> rows =
        contents.stream()
            .flatMap(content -> content.rows.stream())
            .filter(row -> predicates.stream().allMatch(new RowEvaluator(row)::isTrue))
            .toList();
    return switch (fact) {
      case TableFact.Rows _ -> new Value.Int(rows.size());
      case TableFact.Present(int column) -> new Value.Int(values(rows, column).size());
      case TableFact.Least(int column) ->
          values(rows, column).stream().min(ValueOrder::compare).orElse(Value.NULL);
      case TableFact.Greatest(int column) ->
          values(rows, column).stream().max(ValueOrder::compare).orElse(Value.NULL);
    };
  }

  private static List<Value> values(List<List<Value>> rows, int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .filter(value -> !(value instanceof Value.Null))
        .toList();
  }

  /// Files with these statistics, in partitions of these contents, or else of the first.
  private static SnapshotFacts facts(List<String> statistics, List<RandomFile> contents) {
    Metadata metadata =
        new Metadata(
            "id",
            Optional.empty(),
            Optional.empty(),
            TableColumns.of(RandomFile.SCHEMA.fields()),
            "{}",
            List.of("p"),
            new TreeMap<>(),
            OptionalLong.empty());
    FileTableBuilder files = new FileTableBuilder("/table", metadata);
    for (int i = 0; i < statistics.size(); i++) {
      String partition = i < contents.size() ? contents.get(i).partitionText : "1";
      files.add(
          new AddedFile(
              "f" + i,
              1,
              1,
              Map.of("p", partition),
              Optional.of(statistics.get(i)),
              Optional.empty(),
              RowTracking.NONE));
    }
    Protocol protocol = new Protocol(1, 2, new TreeSet<>(), new TreeSet<>());
    return new SnapshotFacts(
        new Snapshot("/table", 0, protocol, metadata, OptionalLong.empty(), files.finish()),
        SnapshotFactsTest::fold);
  }

  private static Optional<Literal> fold(Expr expr) {
    try (BufferAllocator allocator = Leaks.allocator()) {
      return new ExprCompiler(Kernels.scalar(), allocator).fold(expr);
    }
  }
}
