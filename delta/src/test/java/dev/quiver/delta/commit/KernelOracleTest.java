package dev.quiver.delta.commit;

import static dev.quiver.delta.fixture.Tables.write;
import static dev.quiver.logical.plan.Target.WriteMode.APPEND;
import static dev.quiver.logical.plan.Target.WriteMode.OVERWRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.KernelRows;
import dev.quiver.delta.fixture.Tables;
import dev.quiver.delta.store.LocalStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads what was written with Delta Kernel's own engine, which has nothing of ours.
@Tag("oracle")
class KernelOracleTest {
  private static final String SCHEMA =
      "b boolean, i8 int8, i16 int16, i32 int32, i64 int64, f float32, d float64, s string,"
          + " x binary, day date, at timestamp, local timestamp_ntz, c9 decimal(9,2),"
          + " c18 decimal(18,4), c38 decimal(38,10)";
  private static final String[] ROWS = {
    "true|-128|7|8|9000000000|1.5|-0.0|Ünïcödé|00ff|2024-02-29|2024-05-17T10:00:00.123456Z"
        + "|2024-05-17T10:00:01.000001|1234567.89|-0.0001|-1234567890123456789012345678.0000000001",
    "false|127|-7|-8|-9|NaN|Infinity|a text longer than twelve bytes||1969-12-31"
        + "|1969-12-31T23:59:59.999999Z|1900-01-01T00:00|-0.01|99999999999999.9999|0.0000000000",
    "null|null|null|null|null|null|null|null|null|null|null|null|null|null|null",
  };

  @TempDir private Path folder;
  private final Tables tables = new Tables(new LocalStore(), WriteSettings.DEFAULT);

  @Test
  void findsTheSameRows() {
    String location = folder.resolve("all").toString();
    tables.commit(write(location, APPEND), SCHEMA, ROWS[1]);
    tables.commit(write(location, OVERWRITE), SCHEMA, ROWS);
    tables.commit(write(location, APPEND), SCHEMA, ROWS);
    assertThat(KernelRows.read(location))
        .containsExactlyInAnyOrder(ROWS[0], ROWS[1], ROWS[2], ROWS[0], ROWS[1], ROWS[2]);
  }

  @Test
  void findsTheSamePartitions() {
    for (String column : new String[] {"b", "i64", "s", "day", "at", "local", "c18", "c38"}) {
      String location = folder.resolve(column).toString();
      tables.commit(write(location, APPEND, column), SCHEMA, ROWS);
      assertThat(KernelRows.read(location)).as(column).containsExactlyInAnyOrder(ROWS);
    }
  }
}
