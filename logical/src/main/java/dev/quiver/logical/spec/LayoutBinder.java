package dev.quiver.logical.spec;

import dev.quiver.logical.plan.FileLayout;
import dev.quiver.logical.plan.FileLayout.BloomFilter;
import dev.quiver.logical.spec.BloomFilters.BloomColumn;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// Binds what an output says of its files: which columns have bloom filters and statistics, and how
/// large files are.
///
/// Members of structs are said by paths, `a.b`; a column of that very name comes first.
final class LayoutBinder {
  /// What the names of columns end in that people look rows up by.
  private static final String LOOKED_UP = "_id";

  private LayoutBinder() {}

  /// Tells what is wrong with it.
  static void check(OutputTarget output, List<Column> columns, Site site) {
    Set<String> seen = new HashSet<>();
    if (output.bloomFilters() instanceof BloomFilters.Listed(var listed)) {
      for (int i = 0; i < listed.size(); i++) {
        Site place = site.member("bloom_filters").item(i).member("column");
        checkBloom(listed.get(i).column(), output, columns, seen, place);
      }
    }
    List<String> names = output.statisticsColumns().orElse(List.of());
    seen.clear();
    for (int i = 0; i < names.size(); i++) {
      Site place = site.member("statistics_columns").item(i);
      if (find(names.get(i), columns, place).isPresent() && !seen.add(names.get(i))) {
        place.duplicateColumn(names.get(i));
      }
    }
  }

  private static void checkBloom(
      String name, OutputTarget output, List<Column> columns, Set<String> seen, Site place) {
    Optional<DataType> type = find(name, columns, place);
    if (type.isPresent() && !canHaveFilter(type.get())) {
      place.add(
          Site.TYPE_MISMATCH,
          "type mismatch: %s is %s".formatted(name, type.get().text()),
          "bloom filters are for numbers, times, text and bytes");
    } else if (output.partitionBy().contains(name)) {
      place.add(
          Site.INVALID_OUTPUT,
          "bloom filter of a partition column: " + name,
          "leave it out: files do not hold it");
    } else if (!seen.add(name)) {
      place.duplicateColumn(name);
    }
  }

  /// What the output says, where nothing is wrong with it.
  static FileLayout bind(OutputTarget output, List<Column> columns) {
    return new FileLayout(
        bloomFilters(output, columns),
        output.statisticsColumns(),
        output.targetFileSize().map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }

  private static List<BloomFilter> bloomFilters(OutputTarget output, List<Column> columns) {
    return switch (output.bloomFilters()) {
      case BloomFilters.Auto() -> lookedUp(output, columns).map(LayoutBinder::spared).toList();
      case BloomFilters.Listed(var listed) -> listed.stream().map(LayoutBinder::asked).toList();
    };
  }

  private static Stream<String> lookedUp(OutputTarget output, List<Column> columns) {
    return columns.stream()
        .filter(column -> canHaveFilter(column.type()))
        .map(Column::name)
        .filter(name -> name.endsWith(LOOKED_UP) && !output.partitionBy().contains(name));
  }

  private static BloomFilter spared(String column) {
    return new BloomFilter(column, BloomColumn.DEFAULT_FPP, OptionalLong.empty(), true);
  }

  private static BloomFilter asked(BloomColumn column) {
    OptionalLong ndv = column.ndv().map(OptionalLong::of).orElseGet(OptionalLong::empty);
    return new BloomFilter(column.column(), column.fpp(), ndv, false);
  }

  /// Two truth values need no filter, and what has members has no value to look up.
  private static boolean canHaveFilter(DataType type) {
    return switch (type) {
      case Decimal _ -> true;
      case Struct _, ListOf _, MapOf _ -> false;
      case Simple simple ->
          switch (simple) {
            case NULL, BOOLEAN, VARIANT -> false;
            case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64, STRING, BINARY -> true;
            case DATE, TIMESTAMP, TIMESTAMP_NTZ -> true;
          };
    };
  }

  private static Optional<DataType> find(String name, List<Column> columns, Site site) {
    Optional<DataType> found =
        columns.stream().filter(it -> it.name().equals(name)).map(Column::type).findFirst();
    if (found.isEmpty()) {
      found =
          columns.stream()
              .filter(it -> name.startsWith(it.name() + "."))
              .flatMap(it -> member(it.type(), name.substring(it.name().length() + 1)).stream())
              .findFirst();
    }
    if (found.isEmpty()) {
      site.unknownColumn(name, columns.stream().map(Column::name).toList());
    }
    return found;
  }

  private static Optional<DataType> member(DataType type, String path) {
    if (!(type instanceof Struct(var members))) {
      return Optional.empty();
    }
    return members.stream()
        .flatMap(member ->
            path.equals(member.name())
                ? Stream.of(member.type())
                : path.startsWith(member.name() + ".")
                    ? member(member.type(), path.substring(member.name().length() + 1)).stream()
                    : Stream.of())
        .findFirst();
  }
}
