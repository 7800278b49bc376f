package dev.quiver.logical.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.ExprPrinter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Texts made to exhaust something: each is read, or refused in words.
class SqlLimitsTest {
  @Test
  void readsLongChainsFlat() {
    Expr or = bind(String.join(" OR ", Collections.nCopies(50_000, "a = 1")));
    assertThat(((Or) or).terms()).hasSize(50_000);
    Expr concat = bind(String.join(" || ", Collections.nCopies(50_000, "'x'")));
    assertThat(((Call) concat).arguments()).hasSize(50_000);
  }

  @Test
  void readsLongLists() {
    Expr in = bind("a IN (" + String.join(",", Collections.nCopies(100_000, "7")) + ")");
    assertThat(((Expr.InList) in).options()).hasSize(100_000);
  }

  @Test
  void readsReasonableNestingOnASmallStack() throws InterruptedException {
    onASmallStack(() -> {
      survives("(".repeat(124) + "a" + ")".repeat(124));
      survives("abs(".repeat(120) + "a" + ")".repeat(120));
      survives("a" + " + 1".repeat(490));
      survives("NOT ".repeat(490) + "flag");
      survives("CASE WHEN flag THEN ".repeat(120) + "1" + " END".repeat(120));
      survives("(CASE a WHEN 1 THEN ".repeat(60) + "1" + " END + 1)".repeat(60));
    });
  }

  @Test
  void refusesDeepNestingOnASmallStack() throws InterruptedException {
    onASmallStack(() -> {
      refuses("(".repeat(100_000) + "a" + ")".repeat(100_000), "nested too deeply");
      refuses("(".repeat(100_000), "nested too deeply");
      refuses("abs(".repeat(100_000) + "a", "nested too deeply");
      refuses("- ".repeat(100_000) + "a", "nested too deeply");
      refuses("CASE WHEN ".repeat(50_000), "nested too deeply");
      refuses("a IN (".repeat(50_000), "nested too deeply");
      refuses("CAST(".repeat(50_000), "nested too deeply");
    });
  }

  /// What is read can also be walked: printed, asked, compared.
  private static void survives(String text) {
    Expr expr = bind(text);
    String printed = ExprPrinter.plain().print(expr);
    assertThat(expr.canFail()).isEqualTo(bind(text).canFail());
    assertThat(expr).isEqualTo(bind(text)).hasSameHashCodeAs(bind(text));
    assertThat(printed).isNotEmpty();
  }

  private static void onASmallStack(Runnable test) throws InterruptedException {
    List<Throwable> errors = new ArrayList<>();
    Thread thread = new Thread(null, test, "small stack", 1 << 20);
    thread.setUncaughtExceptionHandler((_, error) -> errors.add(error));
    thread.start();
    thread.join();
    assertThat(errors).isEmpty();
  }

  @Test
  void refusesDeepChains() {
    refuses("a" + " + 1".repeat(50_000), "too large");
    refuses("a" + " - 1 * 2".repeat(50_000), "too large");
    refuses("NOT ".repeat(50_000) + "flag", "too large");
    refuses("a" + "::string::int64".repeat(20_000), "too large");
    refuses("flag" + " IS TRUE".repeat(50_000), "too large");
    refuses("flag" + " = flag".repeat(50_000), "too large");
    refuses("- ".repeat(1_000) + "a", "nested too deeply");
  }

  @Test
  void refusesTextsThatMeanFarMoreThanTheySay() {
    String doubling = "flag";
    for (int i = 0; i < 100; i++) {
      doubling = "(" + doubling + " BETWEEN flag AND flag)";
    }
    refuses(doubling, "too large");
    String halves = "a";
    for (int i = 0; i < 100; i++) {
      halves = "nullif(" + halves + ", 1)";
    }
    refuses(halves + " = 1", "too large");
  }

  @Test
  void refusesLongTexts() {
    refuses(" ".repeat(2_000_000), "too long");
    refuses("a = '" + "x".repeat(2_000_000) + "'", "too long");
    refuses("a = " + "9".repeat(1_000_000), "out of range");
    refuses("f = 1e" + "9".repeat(1_000_000), "out of range");
  }

  @Test
  void refusesHalfASurrogatePair() {
    refuses("'\ud83d' = Mixed", "surrogate");
    refuses("'a\ude00' = Mixed", "surrogate");
  }

  private static Expr bind(String text) {
    return SqlExpressions.bind(text, TestScope.WIDE);
  }

  private static void refuses(String text, String words) {
    assertThatThrownBy(() -> bind(text))
        .isInstanceOf(SqlException.class)
        .hasMessageContaining(words)
        .extracting(error -> String.valueOf(error.getMessage()).length(), INTEGER)
        .isLessThan(1_000);
  }
}
