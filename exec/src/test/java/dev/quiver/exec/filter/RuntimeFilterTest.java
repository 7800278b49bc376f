package dev.quiver.exec.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.expr.CompiledPredicate;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuntimeFilterTest {
  private static final long MEMORY = 64L << 20;

  @Test
  void letsPassWhatWasPublishedAndLittleElse() {
    assertThat(passed("int64", false, range(0, 1000, 2), range(0, 2000, 1))).isEqualTo(500);
    long sparse = 1_000_000_007_000L;
    assertThat(passed("int64", false, range(0, 2000, 2, sparse), range(0, 4000, 1, sparse)))
        .as("a bloom filter makes mistakes, but few")
        .isBetween(1000, 1090);
    assertThat(passed("string", false, texts(0, 1000, 2), texts(0, 2000, 1))).isBetween(500, 545);
    assertThat(passed("decimal(30,2)", false, range(0, 1000, 2), range(0, 2000, 1)))
        .isBetween(500, 545);
    assertThat(passed("float64", false, List.of("-0.0", "NaN"), List.of("0.0", "NaN", "1.0")))
        .isEqualTo(2);
  }

  @Test
  void ofNothingLetsNothingPass() {
    List<String> asked = List.of("1", "null", "0", "9223372036854775807", "-9223372036854775808");
    assertThat(passed("int64", false, List.of(), asked)).isZero();
    assertThat(passed("int64", false, List.of("null"), asked)).isZero();
    assertThat(passed("string", false, List.of("null"), asked)).isZero();
  }

  @Test
  void letsNullPassWhereOneMayMeetIt() {
    List<String> asked = List.of("1", "null", "2");
    assertThat(passed("int64", true, List.of("null", "2"), asked)).isEqualTo(2);
    assertThat(passed("int64", true, List.of("2"), asked)).isEqualTo(1);
    assertThat(passed("int64", true, List.of("null"), asked)).isEqualTo(1);
    assertThat(passed("int64", false, List.of("null", "2"), asked)).isEqualTo(1);
  }

  @Test
  void reachesFromEndToEndOfTheIntegers() {
    List<String> ends = List.of("9223372036854775807", "-9223372036854775808");
    assertThat(passed("int64", false, ends, List.of("0", ends.get(0), ends.get(1)))).isEqualTo(2);
  }

  @Test
  void letsAllPassBeforeItIsThere() {
    try (ExecutionContext context = context(MEMORY);
        Batch batch = BatchText.batch(context.allocator(), "k int64", "1", "null", "3")) {
      assertThat(selected(new FilterSlot(), BatchText.type("int64"), batch)).isEqualTo(3);
    }
  }

  @Test
  void saysWhatItKnowsAsAPredicate() {
    Expr value = new Ref(new Column(1, "k", BatchText.type("int64")));
    assertThat(predicate(false, List.of("3", "1", "3"), value))
        .hasValueSatisfying(said -> assertThat(((InList) said).options()).hasSize(2));
    assertThat(predicate(false, range(0, 1000, 1), value)).isPresent();
    assertThat(predicate(false, List.of("null"), value)).contains(Literal.of(false));
    assertThat(predicate(true, List.of("null"), value)).contains(new IsNull(value));
  }

  @Test
  void doesWithoutMemoryThatIsNotThere() {
    int rows = 20_000;
    List<String> keys = range(0, 7L * rows, 7, 1_000_003);
    try (ExecutionContext context = context(2L << 20)) {
      Batch built = BatchText.batch(context.allocator(), "k int64", keys.toArray(String[]::new));
      context.budget().charge(context.budget().limit() - context.budget().used() - 50_000, "test");
      try (built;
          Account account = context.account("test")) {
        FilterSlot slot = published(account, "int64", false, List.of(built));
        assertThat(selected(slot, BatchText.type("int64"), built)).isEqualTo(rows);
      }
      context.budget().release(context.budget().used());
    }
  }

  private static int passed(
      String type, boolean matchesNull, List<String> built, List<String> asked) {
    int passed = -1;
    for (Form form : Form.values()) {
      int one = passed(type, matchesNull, built, asked, form);
      assertThat(passed).as("the same in any form of a batch").isIn(-1, one);
      passed = one;
    }
    return passed;
  }

  private static int passed(
      String type, boolean matchesNull, List<String> built, List<String> asked, Form form) {
    try (ExecutionContext context = context(MEMORY);
        Account account = context.account("test")) {
      List<Batch> halves =
          Stream.of(
                  built.subList(0, built.size() / 2), built.subList(built.size() / 2, built.size()))
              .filter(half -> !half.isEmpty())
              .map(half -> batch(context, form, type, half))
              .toList();
      FilterSlot slot = published(account, type, matchesNull, halves);
      halves.forEach(Batch::close);
      try (Batch batch = batch(context, form, type, asked)) {
        return selected(slot, BatchText.type(type), batch);
      }
    }
  }

  private static Optional<Expr> predicate(boolean matchesNull, List<String> built, Expr value) {
    try (ExecutionContext context = context(MEMORY);
        Account account = context.account("test");
        Batch batch = batch(context, Form.FLAT, "int64", built)) {
      return published(account, "int64", matchesNull, List.of(batch))
          .filter()
          .flatMap(filter -> filter.predicate(value));
    }
  }

  /// Publishes what was seen of batches, each by a worker of its own.
  private static FilterSlot published(
      Account account, String type, boolean matchesNull, List<Batch> batches) {
    FilterSlot slot = new FilterSlot();
    KeyFilters.Key key = new KeyFilters.Key(0, BatchText.type(type), matchesNull, slot);
    try (KeyFilters filters = new KeyFilters(List.of(key), account)) {
      batches.forEach(batch -> filters.part().add(batch.columns(), batch.selection()));
      assertThat(filters.units()).isEqualTo(1);
      filters.finish(0);
    }
    return slot;
  }

  private static int selected(FilterSlot slot, DataType type, Batch batch) {
    CompiledPredicate sift = new Sifter(1, slot, type, new OperatorMetrics()).over(0);
    int[] selected = new int[batch.capacity() + 1];
    int found = sift.select(batch, batch.selection(), selected);
    assertThat(sift.select(batch, batch.selection(), selected)).as("again").isEqualTo(found);
    return found;
  }

  private static Batch batch(ExecutionContext context, Form form, String type, List<String> rows) {
    return BatchText.batch(context.allocator(), form, "k " + type, rows.toArray(String[]::new));
  }

  private static ExecutionContext context(long bytes) {
    return new ExecutionContext(
        new ExecutionSettings(1, 2048, bytes, KernelChoice.SCALAR), new Cancellation());
  }

  private static List<String> range(long from, long to, long step) {
    return range(from, to, step, 1);
  }

  private static List<String> range(long from, long to, long step, long factor) {
    return LongStream.iterate(from, at -> at < to, at -> at + step)
        .mapToObj(at -> Long.toString(at * factor))
        .toList();
  }

  private static List<String> texts(int from, int to, int step) {
    return IntStream.iterate(from, at -> at < to, at -> at + step)
        .mapToObj(at -> at % 3 == 0 ? "t" + at : "a text longer than a view, " + at)
        .toList();
  }
}
