package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.engine.fixture.Contents;
import dev.quiver.engine.fixture.Example;
import dev.quiver.logical.catalog.TableVersion;
import dev.quiver.logical.expr.RewrittenFunction;
import dev.quiver.logical.expr.ScalarFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every function's example holds in a query over a table, folded beforehand or not.
class FunctionExamplesTest {
  private static final int CUSTOMERS = 400;
  private static final Set<String> NO_FOLDING = Set.of("FoldConstants");

  @TempDir private Path root;

  @Test
  void everyFunctionGivesWhatItsExampleSays() throws IOException {
    Example orders = Example.copy("orders", root);
    try (Engine engine = Engine.open()) {
      for (Set<String> off : List.of(Set.<String>of(), NO_FOLDING)) {
        Session session = engine.session(orders.options().withThreads(1).withRulesOff(off));
        examples()
            .forEach(example ->
                assertThat(rows(session, example))
                    .as(example.call() + ", without " + off)
                    .hasSize(CUSTOMERS));
      }
    }
  }

  private static Stream<ScalarFunction.Example> examples() {
    return Stream.concat(
        ScalarFunction.all().stream().map(ScalarFunction::example),
        Arrays.stream(RewrittenFunction.values()).map(RewrittenFunction::example));
  }

  private static List<String> rows(Session session, ScalarFunction.Example example) {
    String call = "CAST(" + example.call() + " AS string)";
    String holds =
        example.gives().equals("NULL")
            ? call + " IS NULL"
            : call + " = '" + example.gives().replace("'", "''") + "'";
    TableQuery query =
        new TableQuery(
            "tables/customers",
            new TableVersion.Latest(),
            List.of("customer_id"),
            Optional.of(holds));
    try (QueryResult result = session.query(session.prepare(query))) {
      return Contents.lines(result);
    }
  }
}
