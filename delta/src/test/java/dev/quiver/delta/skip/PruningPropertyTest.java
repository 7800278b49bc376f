package dev.quiver.delta.skip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.log.AddedFile;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.Protocol;
import dev.quiver.delta.log.RowTracking;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.TableColumns;
import dev.quiver.delta.log.table.FileTable;
import dev.quiver.delta.log.table.FileTableBuilder;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.fixture.Leaks;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.PatternFunction;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/// Random statistics, random predicates: a file that is dropped has no matching row.
class PruningPropertyTest {
  private static final long SEED = 20_240_517L;
  private static final int FILES = 400;
  private static final int PREDICATES = 400;

  private final Random random = new Random(SEED);

  @Test
  void neverDropsAFileThatHoldsAMatchingRow() {
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
    FileTableBuilder reading = new FileTableBuilder("/table", metadata);
    List<RandomFile> contents = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      RandomFile content = new RandomFile(random);
      contents.add(content);
      reading.add(
          new AddedFile(
              "f%04d".formatted(i),
              1,
              1,
              Map.of("p", content.partitionText),
              Optional.of(content.statistics()),
              Optional.empty(),
              RowTracking.NONE));
    }
    FileTable files = reading.finish();
    Protocol protocol = new Protocol(1, 2, new TreeSet<>(), new TreeSet<>());
    Snapshot snapshot = new Snapshot("/table", 0, protocol, metadata, OptionalLong.empty(), files);
    FilePruning pruning = new FilePruning(snapshot, PruningPropertyTest::fold);
    Map<Match, Integer> answers = new EnumMap<>(Match.class);
    for (int i = 0; i < PREDICATES; i++) {
      Expr predicate = predicate(3);
      Pushdown pushdown = pruning.pushdown(predicate);
      for (int f = 0; f < FILES; f++) {
        Match match = pruning.match(predicate, files.get(f));
        answers.merge(match, 1, Integer::sum);
        check(predicate, contents.get(f), match, files.get(f));
        if (pushdown == Pushdown.EXACT) {
          assertThat(match).isNotEqualTo(Match.SOME);
        }
      }
    }
    // The test is worth something only if pruning does something.
    assertThat(answers.values()).hasSize(3).allMatch(count -> count > FILES * PREDICATES / 20);
  }

  /// By the very kernels that run queries, so that their meaning is held against the plain one.
  private static Optional<Literal> fold(Expr expr) {
    try (BufferAllocator allocator = Leaks.allocator()) {
      return new ExprCompiler(Kernels.scalar(), allocator).fold(expr);
    }
  }

  private static void check(Expr predicate, RandomFile content, Match match, DataFile file) {
    long matching =
        content.rows.stream().filter(row -> new RowEvaluator(row).isTrue(predicate)).count();
    boolean right =
        switch (match) {
          case NONE -> matching == 0;
          case SOME -> true;
          case ALL -> matching == content.rows.size();
        };
    assertThat(right)
        .as(
            "seed %d: %s for %d of %d rows%n%s%n%s%n%s",
            SEED, match, matching, content.rows.size(), predicate, file.statistics(), content.rows)
        .isTrue();
  }

  private Expr predicate(int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 6)) {
      case 0 -> new IsNull(column());
      case 1 -> in();
      case 2 -> like();
      case 3 -> converted();
      case 4 -> new Ref(new Column(6, "b", Simple.BOOLEAN));
      case 5 -> compare(column());
      case 6 -> new Not(predicate(depth - 1));
      case 7 -> new Or(List.of(predicate(depth - 1), predicate(depth - 1)));
      default -> new And(List.of(predicate(depth - 1), predicate(depth - 1)));
    };
  }

  private Expr compare(Ref column) {
    Literal literal = literal(column.type());
    return random.nextBoolean()
        ? new Compare(comparison(), column, literal)
        : new Compare(comparison(), literal, column);
  }

  private Expr in() {
    Ref column = column();
    return new InList(
        column, List.of(literal(column.type()), literal(column.type()), literal(column.type())));
  }

  private Expr like() {
    String prefix = List.of("a", "ab", "é", "\uD83D\uDE00", "").get(random.nextInt(5));
    Expr value = new Ref(new Column(3, "s", Simple.STRING));
    return new Call(
        PatternFunction.LIKE, List.of(value, text(prefix + "%"), text("\\")), Simple.BOOLEAN);
  }

  private Expr converted() {
    if (random.nextInt(3) == 0) {
      Expr day =
          new Cast(new Ref(new Column(4, "t", Simple.TIMESTAMP)), Simple.DATE, OnFailure.ERROR);
      Value near = new Value.Int(18_517 + random.nextInt(3));
      return new Compare(comparison(), day, new Literal(near, Simple.DATE));
    }
    DataType type = random.nextBoolean() ? Simple.INT64 : Simple.FLOAT64;
    Expr value = new Cast(new Ref(new Column(7, "n", Simple.INT32)), type, OnFailure.ERROR);
    return new Compare(comparison(), value, literal(type));
  }

  private Ref column() {
    int ordinal = random.nextInt(RandomFile.SCHEMA.fields().size());
    Field field = RandomFile.SCHEMA.fields().get(ordinal);
    return new Ref(new Column(ordinal, field.name(), field.type()));
  }

  private Comparison comparison() {
    List<Comparison> all = List.of(Comparison.values());
    return all.get(random.nextInt(all.size()));
  }

  private Literal literal(DataType type) {
    return random.nextInt(12) == 0
        ? Literal.nullOf(type)
        : new Literal(RandomFile.value(random, type, random.nextInt(10)), type);
  }

  private static Literal text(String text) {
    return new Literal(new Value.Text(text), Simple.STRING);
  }
}
