package dev.quiver.bench.lookup;

import dev.quiver.bench.generate.TableWriter;
import dev.quiver.delta.commit.WriteSettings;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.FileLayout;
import dev.quiver.logical.plan.FileLayout.BloomFilter;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// Rows with a scattered key, an ascending time and some text, in files of about a mebibyte. Made
/// once below a folder, and found there again.
record LookupTable(Path location, long rows) {
  private static final long ROWS_A_FILE = 8_192;
  private static final int WORDS = 7;
  private static final double FALSE_POSITIVES = 0.001;
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              new Field("key", Simple.INT64),
              new Field("seen", Simple.INT64),
              new Field("amount", Simple.INT64),
              new Field("note", Simple.STRING)));

  static LookupTable at(Path work, int files) {
    Path location = work.toAbsolutePath().normalize().resolve("lookup-" + files);
    long rows = ROWS_A_FILE * files;
    for (int file = files(location); file < files; file++) {
      long first = file * ROWS_A_FILE;
      new TableWriter(WriteSettings.DEFAULT)
          .append(
              location,
              SCHEMA,
              List.of(),
              layout(),
              LongStream.range(first, first + ROWS_A_FILE).mapToObj(LookupTable::row));
    }
    return new LookupTable(location, rows);
  }

  /// The key of a row; rows have different keys.
  static long key(long row) {
    return scattered(row) >>> 1;
  }

  /// A key that no row of a table of any size has.
  static long missingKey() {
    return key(1L << 40);
  }

  /// The files, as DuckDB takes them.
  String files() {
    return location + "/*.parquet";
  }

  private static FileLayout layout() {
    BloomFilter bloom = new BloomFilter("key", FALSE_POSITIVES, OptionalLong.empty(), false);
    return new FileLayout(List.of(bloom), Optional.empty(), OptionalLong.empty());
  }

  private static Value[] row(long row) {
    StringBuilder note = new StringBuilder();
    for (int word = 1; word <= WORDS; word++) {
      note.append(Long.toHexString(scattered(row * WORDS + word)));
    }
    return new Value[] {
      new Value.Int(key(row)),
      new Value.Int(row),
      new Value.Int(row % 1_000),
      new Value.Text(note.toString())
    };
  }

  /// One to one, like a hash.
  private static long scattered(long number) {
    long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    return mixed ^ mixed >>> 32;
  }

  /// Each commit adds a file.
  private static int files(Path location) {
    int version = 0;
    while (Files.exists(location.resolve("_delta_log/%020d.json".formatted(version)))) {
      version++;
    }
    return version;
  }
}
