package dev.quiver.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.engine.Engine;
import dev.quiver.engine.Session;
import dev.quiver.engine.SessionOptions;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.NestedLoopJoin;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rows that all joins of a chosen order give, beside those of the best order there is.
///
/// The rows of every connected set of tables are counted by DuckDB, so no order is run. An order
/// that is chosen need not be the one of fewest rows: what it costs to build counts too.
class TpchOrdersTest {
  private static final long NONE = -1;

  private static final Path QUERIES = Path.of("src/test/resources/tpch");
  private static final List<String> ASKED = List.of("q03", "q05", "q07", "q08", "q09", "q10");

  /// What an OR over two tables says of each.
  private static final Map<String, List<String>> FOLLOWS =
      Map.of(
          "q07",
          List.of("n1.n_name IN ('FRANCE', 'GERMANY')", "n2.n_name IN ('FRANCE', 'GERMANY')"));

  private static final double SCALE = 0.01;
  private static final double BAR = 1.5;

  @TempDir private static Path root;

  @Test
  void chosenOrdersGiveHardlyMoreRowsThanTheBest() throws IOException, SQLException {
    double product = 1;
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Engine engine = Engine.open()) {
      GeneratedTables tables = new GeneratedTables(new DeltaFiles(duck, root));
      for (GeneratedTables.Generated table : TpchRows.tables(SCALE).toList()) {
        tables.load(table);
      }
      Session session = engine.session(SessionOptions.defaults().withBase(root));
      for (String name : ASKED) {
        product *= ratio(name, session, duck);
      }
    }
    double mean = Math.pow(product, 1.0 / ASKED.size());
    System.out.printf(Locale.ROOT, "geometric mean %.2f%n", mean);
    assertThat(mean).isLessThanOrEqualTo(BAR);
  }

  private static double ratio(String name, Session session, Connection duck)
      throws IOException, SQLException {
    String text = Files.readString(QUERIES.resolve(name + ".sql"));
    Orders orders = new Orders(JoinedTables.of(text, FOLLOWS.getOrDefault(name, List.of())), duck);
    PhysicalPlan plan =
        session.prepare(Asked.query(text, TpchRows.names())).physical().sinks().getFirst().plan();
    long best = orders.best();
    long chosen = orders.chosen(plan);
    System.out.printf(
        Locale.ROOT,
        "%s: %,d rows chosen, %,d best, %.2f, of %d tables%n",
        name,
        chosen,
        best,
        (double) chosen / best,
        orders.joined.tables().size());
    assertThat(chosen).as(name).isGreaterThanOrEqualTo(best);
    return (double) chosen / best;
  }

  /// The orders of joining some tables.
  private record Orders(JoinedTables joined, Connection duck, Map<Integer, Long> counts) {
    Orders(JoinedTables joined, Connection duck) {
      this(joined, duck, new HashMap<>());
    }

    private long rows(int set) throws SQLException {
      Long known = counts.get(set);
      if (known == null) {
        try (Statement statement = duck.createStatement();
            ResultSet answer = statement.executeQuery(joined.count(set))) {
          assertThat(answer.next()).isTrue();
          known = answer.getLong(1);
        }
        counts.put(set, known);
      }
      return known;
    }

    /// The fewest rows that all joins of an order without products give together.
    long best() throws SQLException {
      long[] best = new long[joined.all() + 1];
      Arrays.fill(best, NONE);
      for (int set = 1; set <= joined.all(); set++) {
        if (Integer.bitCount(set) == 1) {
          best[set] = 0;
        } else if (joined.isConnected(set)) {
          long below = Long.MAX_VALUE;
          for (int part = (set - 1) & set; part > 0; part = (part - 1) & set) {
            if (best[part] != NONE && best[set & ~part] != NONE) {
              below = Math.min(below, best[part] + best[set & ~part]);
            }
          }
          best[set] = below + rows(set);
        }
      }
      return best[joined.all()];
    }

    long chosen(PhysicalPlan plan) throws SQLException {
      List<TableScan> scans = new ArrayList<>();
      collect(plan, scans);
      // A query's tables have their columns numbered as they are written.
      scans.sort(Comparator.comparingInt(scan -> scan.columns().getFirst().id()));
      Map<TableScan, Integer> sets = new HashMap<>();
      List<String> left = new ArrayList<>(joined.tables());
      for (TableScan scan : scans) {
        int place = left.indexOf(scan.table().name());
        left.set(place, "");
        sets.put(scan, 1 << place);
      }
      assertThat(left).containsOnly("");
      List<Integer> made = new ArrayList<>();
      assertThat(walk(plan, sets, made)).isEqualTo(joined.all());
      assertThat(made).hasSize(joined.tables().size() - 1);
      long sum = 0;
      for (int set : made) {
        sum += rows(set);
      }
      return sum;
    }

    private static void collect(PhysicalPlan plan, List<TableScan> scans) {
      if (plan instanceof TableScan scan) {
        scans.add(scan);
      }
      plan.inputs().forEach(input -> collect(input, scans));
    }

    /// The tables below a node; `made` takes those below each join.
    private static int walk(PhysicalPlan plan, Map<TableScan, Integer> sets, List<Integer> made) {
      if (plan instanceof TableScan scan) {
        return Objects.requireNonNull(sets.get(scan));
      }
      int set = 0;
      for (PhysicalPlan input : plan.inputs()) {
        set |= walk(input, sets, made);
      }
      if (plan instanceof HashJoin || plan instanceof NestedLoopJoin) {
        made.add(set);
      }
      return set;
    }
  }
}
