package dev.quiver.logical.spec;

import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Sink;
import dev.quiver.logical.plan.Target;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Binds outputs: which columns leave, under which conditions, and where they go.
final class OutputBinder {
  /// How often a commit that lost a race is tried again where the document does not say.
  static final int DEFAULT_RETRIES = 10;

  /// What keys of commit metadata begin with that a run notes down itself, such as the spec's hash.
  private static final String RESERVED = "codeanatomy.";

  private final SpecNames names;
  private final Relations relations;
  private final Parameters parameters;
  private final String base;
  private final Map<String, String> locations = new HashMap<>();

  OutputBinder(SpecNames names, Relations relations, Parameters parameters, String base) {
    this.names = names;
    this.relations = relations;
    this.parameters = parameters;
    this.base = base;
  }

  /// The sink of an output; none, and told, where something is wrong with it.
  Optional<Sink> bind(OutputTarget output, Site site) {
    int before = site.diagnostics().count();
    Optional<String> location = location(output, site.member("delta_location"));
    checkMetadata(output, site.member("write_metadata"));
    Optional<Rows> rows = source(output, site).flatMap(it -> shaped(it, output, site));
    rows.ifPresent(it -> checkTable(it.columns(), output, site));
    rows.ifPresent(it -> LayoutBinder.check(output, it.columns(), site));
    Optional<Target.WriteMode> mode = mode(output.materializationMode());
    if (rows.isEmpty()
        || location.isEmpty()
        || mode.isEmpty()
        || site.diagnostics().count() > before) {
      return Optional.empty();
    }
    Target target =
        new Target.Write(
            location.get(),
            mode.get(),
            output.partitionBy(),
            output.writeMetadata(),
            output
                .maxCommitRetries()
                .map(retries -> (int) Math.min(retries, Integer.MAX_VALUE))
                .orElse(DEFAULT_RETRIES),
            LayoutBinder.bind(output, rows.get().columns()));
    return Optional.of(new Sink(output.tableName(), rows.get().plan(), target));
  }

  /// The mode of the commit; none for those that were refused by their names.
  private static Optional<Target.WriteMode> mode(MaterializationMode mode) {
    return switch (mode) {
      case APPEND -> Optional.of(Target.WriteMode.APPEND);
      case OVERWRITE -> Optional.of(Target.WriteMode.OVERWRITE);
      case ERROR_IF_EXISTS, MERGE -> Optional.empty();
    };
  }

  private Optional<String> location(OutputTarget output, Site site) {
    if (output.deltaLocation().isEmpty()) {
      site.add(
          Site.INVALID_OUTPUT,
          "no location for the output: " + output.tableName(),
          "give it a delta_location: there is no catalog to look it up in");
      return Optional.empty();
    }
    Optional<String> location = Locations.resolve(base, output.deltaLocation().get(), site);
    location.ifPresent(it -> {
      String first = locations.putIfAbsent(it, site.path());
      if (first != null) {
        site.duplicateLocation(it, first);
      }
    });
    return location;
  }

  private static void checkMetadata(OutputTarget output, Site site) {
    for (String key : output.writeMetadata().keySet()) {
      if (key.startsWith(RESERVED)) {
        site.member(key)
            .add(Site.INVALID_OUTPUT, "reserved metadata key: " + key, "choose another prefix");
      }
    }
  }

  private Optional<Rows> source(OutputTarget output, Site site) {
    String name = output.sourceView();
    Site place = site.member("source_view");
    if (names.inputs().containsKey(name)) {
      place.add(
          Site.UNKNOWN_SOURCE,
          "an input is no view: " + name,
          "add a view that reads it, and write that");
      return Optional.empty();
    }
    if (!names.views().containsKey(name)) {
      place.unknownSource("view", name, names.views().keySet());
      return Optional.empty();
    }
    return relations.open(name, new Ids(), place);
  }

  private Optional<Rows> shaped(Rows source, OutputTarget output, Site site) {
    if (output.columns().isEmpty()) {
      source.checkUnambiguous(site.member("columns"));
    }
    Optional<Rows> rows =
        output.columns().isEmpty()
            ? Optional.of(source)
            : ViewBinder.select(source, output.columns(), site.member("columns"));
    return rows.map(it -> Parameters.filtered(it, parameters.onOutputs(), output.tableName()));
  }

  private static void checkTable(List<Column> columns, OutputTarget output, Site site) {
    Map<String, String> folded = new HashMap<>();
    for (Column column : columns) {
      String other = folded.putIfAbsent(column.name().toLowerCase(Locale.ROOT), column.name());
      if (other != null && !other.equals(column.name())) {
        site.member("columns")
            .add(
                Site.DUPLICATE_COLUMN,
                "columns differ in case only: " + other + " and " + column.name(),
                "a Delta table cannot have both");
      }
      if (column.type() == Simple.NULL) {
        site.member("columns")
            .add(
                Site.TYPE_MISMATCH,
                "type mismatch: column " + column.name() + " has no type but NULL",
                "a Delta table cannot have it");
      }
    }
    checkPartitions(columns, output.partitionBy(), site.member("partition_by"));
  }

  private static void checkPartitions(List<Column> columns, List<String> names, Site site) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Optional<Column> column = columns.stream().filter(it -> it.name().equals(name)).findFirst();
      if (column.isEmpty()) {
        site.item(i).unknownColumn(name, columns.stream().map(Column::name).toList());
      } else if (!seen.add(name)) {
        site.item(i).duplicateColumn(name);
      } else if (column.get().type().isNested() || column.get().type() == Simple.VARIANT) {
        site.item(i)
            .add(
                Site.TYPE_MISMATCH,
                "type mismatch: %s is %s".formatted(name, column.get().type().text()),
                "partition by a column of a simple type");
      }
    }
    if (!columns.isEmpty() && seen.size() == columns.size()) {
      site.add(
          Site.INVALID_OUTPUT, "every column is a partition column", "leave one for the files");
    }
  }
}
