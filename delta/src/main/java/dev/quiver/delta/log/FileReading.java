package dev.quiver.delta.log;

import dev.quiver.logical.expr.Value;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// Makes files of a table's `add` actions.
public final class FileReading {
  /// The order of a table's files in a plan: by the bytes of their paths.
  public static final Comparator<DataFile> PLAN_ORDER =
      Comparator.comparing(DataFile::path, Utf8Order::compare);

  private final String location;
  private final Metadata metadata;
  private final int[] partitions;
  private final StatisticsReader statistics;

  /// Reads files of the table at an absolute location.
  public FileReading(String location, Metadata metadata) {
    this.location = location;
    this.metadata = metadata;
    this.partitions = metadata.partitionOrdinals();
    this.statistics = new StatisticsReader(metadata.columns());
    for (int i = 0; i < partitions.length; i++) {
      if (partitions[i] < 0) {
        throw TableErrors.corrupt(
            location, "no such column: " + metadata.partitionColumns().get(i) + ", a partition");
      }
    }
  }

  /// The table's location.
  public String location() {
    return location;
  }

  /// Makes a file of what its action says.
  public DataFile file(AddedFile added) {
    List<Value> values = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < partitions.length; i++) {
      String name = metadata.stored().get(partitions[i]).name().text();
      String text = added.partitionValues().get(name);
      texts.add(text == null ? "" : text);
      values.add(value(texts.getLast(), partitions[i], added.path()));
    }
    return new DataFile(
        added.path(),
        FilePath.resolve(location, added.path()),
        added.bytes(),
        added.modified(),
        values,
        texts,
        added.statistics().map(statistics::read).orElseGet(this::unknown),
        added.deletionVector(),
        added.rowTracking());
  }

  private Value value(String text, int ordinal, String path) {
    var field = metadata.schema().fields().get(ordinal);
    try {
      return ValueText.partition(text, field.type());
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw TableErrors.corrupt(
          location,
          "partition value of %s is no %s: %s\n  in file %s"
              .formatted(field.name(), field.type().text(), text, path),
          e);
    }
  }

  private FileStatistics unknown() {
    return statistics.unknown(OptionalLong.empty());
  }
}
