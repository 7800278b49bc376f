package dev.quiver.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.engine.fixture.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A command line that is not understood: exit code 2, one message, nothing done.
class BadArgumentsTest {
  private static final String TABLE = "../examples/orders/tables/orders";
  private static final Map<String, String> WRONG =
      Map.ofEntries(
          Map.entry("", "no verb given"),
          Map.entry("fly", "unknown verb: fly\n  has run, query"),
          Map.entry("run", "Missing required parameter: 'SPEC'\n  try ./quiver run --help"),
          Map.entry("run SPEC --fly", "Unknown option: '--fly'"),
          Map.entry("run SPEC SPEC", "Unmatched argument at index 2"),
          Map.entry("run SPEC --threads 0", "not a value of threads: 0\n  wants 1 or more"),
          Map.entry("run SPEC --threads many", "Invalid value for option '--threads'"),
          Map.entry("run SPEC --memory 1k", "not a value of memory: 1024\n  wants 16m or more"),
          Map.entry("run SPEC --memory lots", "not a size: lots\n  try 512m"),
          Map.entry("run SPEC --set colour=red", "unknown setting: colour\n  has batch_rows"),
          Map.entry("run SPEC --set batch_rows=0", "not a value of batch_rows: 0"),
          Map.entry("run SPEC --set batch_rows=65537", "not a value of batch_rows: 65537"),
          Map.entry("run SPEC --set batch_rows=x", "not a value of batch_rows: x"),
          Map.entry("run SPEC --set kernels=gpu", "not a value of kernels: gpu\n  wants auto"),
          Map.entry("run SPEC --set runtime_filters=yes", "not a value of runtime_filters: yes"),
          Map.entry("run SPEC --set rules.off=none", "unknown phase or rule in rules.off: none"),
          Map.entry("run SPEC --profile huge", "unknown profile: huge\n  has [small"),
          Map.entry("run SPEC --only none", "unknown output: none\n  at  output_targets"),
          Map.entry("run none.json", "cannot read the spec: none.json\n  there is no such file"),
          Map.entry("run ..", "cannot read the spec: ..\n  Is a directory"),
          Map.entry("sql", "Missing required parameter: 'QUERY'"),
          Map.entry("sql SELECT", "syntax error: the text ends too early"),
          Map.entry("sql TABLE t", "Unmatched argument"),
          Map.entry("sql select+1+from+none", "syntax error: "),
          Map.entry("sql VALUES(:p)", "unknown parameter: :p\n  at  line 1, character 8"),
          Map.entry("sql VALUES($2) --param 2=x", "parameters are not contiguous: $2 without $1"),
          Map.entry("sql VALUES(1) --table t", "t"),
          Map.entry("sql VALUES(1) --stage final --explain", "unknown stage: final\n  has logical"),
          Map.entry(
              "sql VALUES(1) --analyze --trace", "--analyze, --trace without --explain\n  it"),
          Map.entry("sql VALUES(1) --estimates", "--estimates without --explain"),
          Map.entry("sql VALUES(1) --stage all", "--stage without --explain"),
          Map.entry("query SPEC", "Missing required option: '--view=NAME'"),
          Map.entry("query SPEC --view none", "unknown view: none\n  at  view_definitions"),
          Map.entry("query SPEC --view big --format xml", "unknown format: xml\n  has table"),
          Map.entry("query SPEC --view big --limit -1", "not a limit: -1\n  wants"),
          Map.entry(
              "changes TABLE", "version 2 recorded none\n  delta.enableChangeDataFeed must be"),
          Map.entry("changes ACCOUNTS --from 5", "at version 5: no such version\n  the newest"),
          Map.entry("changes ACCOUNTS --from -1", "at version -1: no such version"),
          Map.entry("changes ACCOUNTS --from 3 --to 2", "the range ends before it starts\n  swap"),
          Map.entry("changes ACCOUNTS --from 3 --from-timestamp 2026-01-01", "both --from and"),
          Map.entry("changes ACCOUNTS --to-timestamp noon", "--to-timestamp: type mismatch: not a"),
          Map.entry(
              "changes ACCOUNTS --from-timestamp 2999-01-01", "no version was committed then"),
          Map.entry("explain SPEC --stage final", "unknown stage: final\n  has logical"),
          Map.entry("show none", "no Delta table at "),
          Map.entry("show TABLE --version 99", "no such version\n  the log has versions 0 to 2"),
          Map.entry(
              "show TABLE --timestamp 1999-12-31", "it is before the first commit\n  the log"),
          Map.entry("show TABLE --timestamp 9999-12-31", "it is after the last commit\n  the log"),
          Map.entry("show TABLE --timestamp soon", "not a timestamp: 'soon'"),
          Map.entry(
              "show TABLE --timestamp 2024-01-01 --version 1",
              "two versions asked for: --version and --timestamp\n  give"),
          Map.entry("show TABLE --columns none", "unknown column: none\n  has order_id"),
          Map.entry("show TABLE --where amount>", "syntax error: "),
          Map.entry("show TABLE --where none=1", "unknown column: none\n  at  line 1"),
          Map.entry("describe none", "no Delta table at "),
          Map.entry("digest none", "no Delta table at "),
          Map.entry("digest TABLE --version x", "Invalid value for option '--version'"),
          Map.entry("functions none", "unknown function: none\n  try"),
          Map.entry("schema 6", "unknown version: 6\n  has [4, 5]"),
          Map.entry("validate none.json", "cannot read the spec: none.json"),
          Map.entry("golden none", "unknown verb: none\n  has check, update"),
          Map.entry("golden check none", "cannot read: none\n  there is no such file"));

  @TempDir private Path root;

  @Test
  void areRefusedWithOneMessage() throws IOException {
    Example example = Example.copy("orders", root);
    List<String> files = example.files();
    WRONG.forEach((line, message) -> {
      String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] =
            arguments[i]
                .replace("SPEC", example.file().toString())
                .replace("TABLE", TABLE)
                .replace("ACCOUNTS", "../examples/changes/tables/accounts");
      }
      Invocation call = Invocation.of(arguments);
      assertThat(call.exit()).as(line).isEqualTo(2);
      assertThat(call.out()).as(line).isEmpty();
      assertThat(call.err())
          .as(line)
          .startsWith("quiver: ")
          .contains(message)
          .contains("\n  ")
          .doesNotContain("Exception", "\tat ");
    });
    assertThat(example.files()).isEqualTo(files);
  }
}
