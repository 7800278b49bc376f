package dev.quiver.logical.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.PlanChecker;
import dev.quiver.logical.plan.PlanPrinter;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Sink;
import dev.quiver.logical.plan.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Queries and what they mean, in `queries.txt`; wrong ones and what is said of them, in
/// `query-errors.txt`. A case is a query behind `--`, then the text.
class SqlQueriesTest {
  @Test
  void bindsQueries() throws IOException {
    assertThat(rendered("queries.txt", SqlQueriesTest::plan)).isEqualTo(text("queries.txt"));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThat(rendered("query-errors.txt", SqlQueriesTest::error))
        .isEqualTo(text("query-errors.txt"));
  }

  private interface Rendering {
    String of(String query);
  }

  private static String rendered(String file, Rendering rendering) throws IOException {
    StringBuilder out = new StringBuilder();
    for (String line : text(file).lines().toList()) {
      if (line.startsWith("-- ")) {
        String query = line.substring(3);
        out.append("-- ").append(query).append('\n').append(rendering.of(query)).append('\n');
      }
    }
    return out.toString();
  }

  private static String text(String file) throws IOException {
    try (InputStream in = SqlQueriesTest.class.getResourceAsStream(file)) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String plan(String text) {
    List<Definition> definitions = new ArrayList<>();
    Plan plan = SqlQueries.bind(text, new TestTables(definitions), new Ids(), List.of(), Map.of());
    Program program = new Program(definitions, List.of(new Sink("q", plan, new Target.Rows())));
    PlanChecker.check(program);
    return PlanPrinter.print(program);
  }

  private static String error(String text) {
    QueryException error = catchThrowableOfType(QueryException.class, () -> plan(text));
    assertThat(error).as(text).isNotNull();
    return error.code() + ": " + error.getMessage() + "\n";
  }
}
