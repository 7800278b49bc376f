package dev.quiver.logical.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTest {
  private static String filter(String view, String reads, String source) {
    return "%s [%s]: {\"kind\": \"Filter\", \"source\": \"%s\", \"predicate\": \"TRUE\"}"
        .formatted(view, reads, source);
  }

  @Test
  void ordersViewsAfterThoseTheyReadElseByName() {
    Program program =
        Binds.of(
                List.of("t a int64"),
                List.of(
                    filter("z", "y", "y"),
                    filter("b", "", "t"),
                    filter("y", "", "t"),
                    filter("a", "", "t")))
            .bind()
            .program();
    assertThat(program.definitions())
        .extracting(Definition::name)
        .containsExactly("a", "b", "y", "z");
  }

  @Test
  void namesCycles() {
    Binds.of(
            List.of("t a int64"),
            List.of(
                filter("a", "c", "c"),
                filter("b", "a", "a"),
                filter("c", "b", "b"),
                filter("d", "d", "d"),
                filter("e", "d", "d"),
                filter("ok", "", "t")))
        .fails(
            "CYCLE view_definitions[0].transform (a): views read one another in a cycle: a → c → b → a"
                + " [let one of them read an input instead]",
            "CYCLE view_definitions[3].transform (d): views read one another in a cycle: d → d [let"
                + " one of them read an input instead]");
  }

  @Test
  void letsAnOutputBeNamedLikeItsView() {
    Binds.of("t a int64", filter("v", "", "t"))
        .outputs(
            "{\"table_name\": \"v\", \"delta_location\": \"o\", \"source_view\": \"v\", \"columns\":"
                + " []}")
        .gives(
            """
            view v
              Filter TRUE
                Scan t (a)
            output v
              View v (a)
            """);
  }

  @Test
  void comparesDeclaredDependenciesWithDerivedOnes() {
    Binds.of(
            List.of("t a int64"),
            List.of(filter("v", "t", "t"), filter("w", "", "v"), filter("x", "w", "w")))
        .fails(
            "DEPENDENCY_MISMATCH view_definitions[0].view_dependencies (v): declared dependencies"
                + " differ: [t] [the transform reads the views []]",
            "DEPENDENCY_MISMATCH view_definitions[1].view_dependencies (w): declared dependencies"
                + " differ: [] [the transform reads the views [v]]");
  }

  @Test
  void tellsUnknownSourcesAndSkipsWhatRestsOnThem() {
    Binds.of(
            List.of("events a int64"),
            List.of(filter("v", "", "event"), filter("w", "v", "v"), filter("x", "w", "w")))
        .fails(
            "UNKNOWN_SOURCE view_definitions[0].transform.source (v): unknown source: event [has v, w,"
                + " x, events, try events]");
  }

  @Test
  void tellsNamesThatAreTakenTwice() {
    Binds.of(
            List.of("t a int64", "t b int64"),
            List.of(filter("v", "", "t"), filter("v", "", "t"), filter("t", "", "t")))
        .outputs(
            "{\"table_name\": \"o\", \"delta_location\": \"o\", \"source_view\": \"v\", \"columns\":"
                + " []}")
        .fails(
            "DUPLICATE_NAME input_relations[1].logical_name (t): duplicate input name: t [the other is"
                + " at input_relations[0].logical_name]",
            "DUPLICATE_NAME view_definitions[1].name (v): duplicate view name: v [the other is at"
                + " view_definitions[0].name]",
            "DUPLICATE_NAME view_definitions[2].name (t): duplicate view name: t [the other is at"
                + " input_relations[0].logical_name]");
  }

  @Test
  void bindsALongChain() {
    List<String> views = new ArrayList<>(List.of(filter("v0", "", "t")));
    for (int i = 1; i < 10_000; i++) {
      views.add(filter("v" + i, "v" + (i - 1), "v" + (i - 1)));
    }
    assertThat(Binds.of(List.of("t a int64, b string"), views).bind().program().definitions())
        .hasSize(10_000);
  }

  @Test
  void bindsAChainWrittenBackwards() {
    List<String> views = new ArrayList<>(List.of(filter("v0", "", "t")));
    for (int i = 1; i < 10_000; i++) {
      views.addFirst(filter("v" + i, "v" + (i - 1), "v" + (i - 1)));
    }
    assertThat(Binds.of(List.of("t a int64"), views).bind().program().definitions())
        .hasSize(10_000);
  }

  @Test
  void bindsADeepDiamond() {
    List<String> views = new ArrayList<>(List.of(filter("v0", "", "t")));
    for (int i = 1; i <= 60; i++) {
      views.add(
          "v%d [v%d]: {\"kind\": \"Union\", \"sources\": [\"v%d\", \"v%d\"], \"distinct\": false}"
              .formatted(i, i - 1, i - 1, i - 1));
    }
    assertThat(Binds.of(List.of("t a int64"), views).bind().program().definitions()).hasSize(61);
  }

  @Test
  void bindsManyViewsSideBySide() {
    List<String> views = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      views.add(filter("v" + i, "", "t"));
    }
    assertThat(Binds.of(List.of("t a int64"), views).bind().program().definitions())
        .hasSize(10_000);
  }

  @Test
  void tellsALongCycleShortly() {
    List<String> views = new ArrayList<>(List.of(filter("v0", "v4999", "v4999")));
    for (int i = 1; i < 5_000; i++) {
      views.add(filter("v" + i, "v" + (i - 1), "v" + (i - 1)));
    }
    Binds.of(List.of("t a int64"), views)
        .fails(
            "CYCLE view_definitions[0].transform (v0): views read one another in a cycle: v0 → v4999 →"
                + " v4998 → v4997 → v4996 → v4995 → v4994 → v4993 → v4992 → v4991 → v4990 → v4989 → …"
                + " (5000 views) [let one of them read an input instead]");
  }

  @Test
  void bindsOnlyWhatOneViewNeeds() {
    Binds.of(
            List.of("t a int64", "u b int64"),
            List.of(
                filter("v", "", "t"),
                filter("broken", "", "nowhere"),
                filter("w", "v", "v"),
                filter("other", "", "u")))
        .wanting(new Wanted.View("w"))
        .gives(
            """
            view v
              Filter TRUE
                Scan t (a)
            view w
              Filter TRUE
                View v (a)
            output w
              View w (a)
            """);
  }

  @Test
  void bindsOnlyWhatSomeOutputsNeed() {
    String outputs =
        """
        {"table_name": "one", "delta_location": "1", "source_view": "v", "columns": []},
        {"table_name": "two", "delta_location": "2", "source_view": "broken", "columns": []}\
        """;
    Binds binds =
        Binds.of(
                List.of("t a int64"),
                List.of(filter("v", "", "t"), filter("broken", "", "nowhere")))
            .outputs(outputs);
    binds
        .wanting(new Wanted.Outputs(List.of("one")))
        .gives(
            """
            view v
              Filter TRUE
                Scan t (a)
            output one
              View v (a)
            """);
    binds
        .wanting(new Wanted.Outputs(List.of("three")))
        .fails("UNKNOWN_SOURCE output_targets: unknown output: three [has one, two]");
    binds
        .wanting(new Wanted.View("vv"))
        .fails("UNKNOWN_SOURCE view_definitions: unknown view: vv [has v, broken, try v]");
  }

  @Test
  void checksWhatShowsWithoutTables() {
    Spec spec =
        Binds.of(
                List.of("t a int64"),
                List.of(filter("v", "w", "w"), filter("w", "v", "v"), filter("x", "", "tt")))
            .with("\"maintenance\": {}")
            .spec();
    BindOptions options = new BindOptions(new Wanted.Everything(), "/base");
    assertThat(
            catchThrowableOfType(SpecException.class, () -> Binder.check(spec, options))
                .diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("UNSUPPORTED_FEATURE", "CYCLE", "UNKNOWN_SOURCE");
    Binder.check(Binds.of("t a int64", filter("v", "", "t")).spec(), options);
  }
}
