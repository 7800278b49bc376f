package dev.quiver.logical.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.quiver.logical.catalog.ScanOptions;
import dev.quiver.logical.catalog.TableVersion;
import dev.quiver.logical.plan.Sink;
import dev.quiver.logical.plan.Target;
import dev.quiver.logical.plan.Target.WriteMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputBinderTest {
  private static Binds binds(String outputs) {
    return Binds.of(
            "t a int64, b string, C date, c int64",
            "v []: {\"kind\": \"Project\", \"source\": \"t\", \"columns\": [\"a\", \"b\", \"C\"]}")
        .outputs(outputs);
  }

  @Test
  void saysWhatIsWritten() {
    Binding binding =
        binds(
                """
                {"table_name": "one", "delta_location": "out/../one/", "source_view": "v",
                 "columns": ["b", "a"], "materialization_mode": "Append", "partition_by": ["b"],
                 "write_metadata": {"owner": "me"}, "max_commit_retries": 3},
                {"table_name": "two", "delta_location": "file:///two", "source_view": "v", "columns": []}
                """)
            .bind();
    List<Sink> sinks = binding.program().sinks();
    assertThat(sinks).extracting(Sink::name).containsExactly("one", "two");
    Target.Write one = (Target.Write) sinks.getFirst().target();
    assertThat(one.location()).isEqualTo("/base/one");
    assertThat(one.mode()).isEqualTo(WriteMode.APPEND);
    assertThat(one.partitionBy()).containsExactly("b");
    assertThat(one.maxRetries()).isEqualTo(3);
    assertThat(one.metadata()).containsExactly(entry("owner", "me"));
    Target.Write two = (Target.Write) sinks.getLast().target();
    assertThat(two.location()).isEqualTo("/two");
    assertThat(two.mode()).isEqualTo(WriteMode.OVERWRITE);
    assertThat(two.maxRetries()).isEqualTo(OutputBinder.DEFAULT_RETRIES);
  }

  @Test
  void selectsColumns() {
    binds(
            "{\"table_name\": \"one\", \"delta_location\": \"1\", \"source_view\": \"v\","
                + " \"columns\": [\"C\", \"a\"]}")
        .gives(
            """
            view v
              Project a, b, C
                Scan t (a, b, C, c)
            output one
              Project C, a
                View v (a, b, C)
            """);
  }

  @Test
  void tellsAllThatIsWrong() {
    binds(
            """
            {"table_name": "one", "delta_location": "1", "source_view": "t", "columns": []},
            {"table_name": "one", "delta_location": "x/../1", "source_view": "vv", "columns": []},
            {"table_name": "two", "source_view": "v", "columns": ["z", "a"],
             "write_metadata": {"codeanatomy.spec_hash": "0"}},
            {"table_name": "three", "delta_location": "file://host/x", "source_view": "v",
             "columns": ["a", "a"]},
            {"table_name": "four", "delta_location": "4", "source_view": "v", "columns": ["a", "b"],
             "partition_by": ["a", "b", "a", "q"]}
            """)
        .fails(
            "DUPLICATE_NAME output_targets[1].table_name (one): duplicate output name: one [the"
                + " other is at output_targets[0].table_name]",
            "UNKNOWN_SOURCE output_targets[0].source_view (one): an input is no view: t [add a view"
                + " that reads it, and write that]",
            "DUPLICATE_LOCATION output_targets[1].delta_location (one): two outputs to one"
                + " location: /base/1 [the other is at output_targets[0].delta_location]",
            "UNKNOWN_SOURCE output_targets[1].source_view (one): unknown view: vv [has v, try v]",
            "INVALID_OUTPUT output_targets[2].delta_location (two): no location for the output: two"
                + " [give it a delta_location: there is no catalog to look it up in]",
            "INVALID_OUTPUT output_targets[2].write_metadata.codeanatomy.spec_hash (two): reserved"
                + " metadata key: codeanatomy.spec_hash [choose another prefix]",
            "UNKNOWN_COLUMN output_targets[2].columns[0] (two): unknown column: z [has a, b, C]",
            "INVALID_LOCATION output_targets[3].delta_location (three): not a location:"
                + " file://host/x [has relative and absolute paths, file:///path, and URIs of other"
                + " schemes]",
            "DUPLICATE_COLUMN output_targets[3].columns[1] (three): duplicate column: a [list it"
                + " once]",
            "DUPLICATE_COLUMN output_targets[4].partition_by[2] (four): duplicate column: a [list"
                + " it once]",
            "UNKNOWN_COLUMN output_targets[4].partition_by[3] (four): unknown column: q [has a, b"
                + "]",
            "INVALID_OUTPUT output_targets[4].partition_by (four): every column is a partition"
                + " column [leave one for the files]");
  }

  @Test
  void rejectsColumnsThatDifferInCaseOnly() {
    Binds.of(
            "t a int64, A int64",
            "v []: {\"kind\": \"Filter\", \"source\": \"t\", \"predicate\": \"TRUE\"}")
        .fails(
            "DUPLICATE_COLUMN output_targets[0].columns (o): columns differ in case only: a and A"
                + " [a Delta table cannot have both]");
  }

  @Test
  void listsTheTablesToOpen() {
    Spec spec =
        binds(
                "{\"table_name\": \"one\", \"delta_location\": \"1\", \"source_view\": \"v\","
                    + " \"columns\": []}")
            .spec();
    assertThat(InputPin.of(spec, new BindOptions(new Wanted.Everything(), "/b")))
        .containsExactly(new InputPin("t", "/b/t", new TableVersion.Latest(), ScanOptions.NONE));
  }

  @Test
  void rejectsPlacesOfInputsThatAreNone() {
    Spec spec =
        SpecReader.read(
            Documents.changed(
                "{\"logical_name\": \"t\", \"delta_location\": \"/t\"}",
                "{\"logical_name\": \"t\", \"delta_location\": \" \", \"version_pin\": -1}"));
    BindOptions options = new BindOptions(new Wanted.Everything(), "/b");
    assertThat(
            catchThrowableOfType(SpecException.class, () -> InputPin.of(spec, options))
                .diagnostics())
        .extracting(Diagnostic::path)
        .containsExactly("input_relations[0].version_pin", "input_relations[0].delta_location");
    assertThat(
            catchThrowableOfType(SpecException.class, () -> Binder.check(spec, options))
                .diagnostics())
        .hasSize(2);
  }
}
