package dev.quiver.logical.spec;

import dev.quiver.logical.catalog.TableContent.Changes;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Compares what a view declares about its columns with what it has.
final class ContractCheck {
  private ContractCheck() {}

  /// Tells declared columns that are not there or of another type, and warns of undeclared ones.
  static void check(
      SchemaContract contract, Rows rows, Site site, String view, List<SpecWarning> warnings) {
    Site columns = site.member("output_schema.columns");
    TreeSet<String> undeclared = new TreeSet<>(Utf8Order.COMPARATOR);
    rows.columns().forEach(column -> undeclared.add(column.name()));
    contract
        .columns()
        .forEach((name, declared) -> {
          undeclared.remove(name);
          check(name, declared, rows, columns.member(name));
        });
    if (!contract.columns().isEmpty() && !undeclared.isEmpty()) {
      warnings.add(
          SpecWarning.validation(
              "UndeclaredColumns",
              columns.path(),
              view,
              "view %s has columns its output_schema does not declare: %s"
                  .formatted(view, String.join(", ", undeclared))));
    }
  }

  private static void check(String name, String declared, Rows rows, Site site) {
    Optional<DataType> type = DeclaredType.parse(declared);
    if (type.isEmpty()) {
      site.unknownType(declared);
      return;
    }
    List<Scope.Entry> real =
        rows.entries().stream().filter(it -> it.column().name().equals(name)).toList();
    if (real.isEmpty()) {
      site.add(
          Site.SCHEMA_MISMATCH,
          "declared column is not there: " + name,
          "has " + String.join(", ", rows.columns().stream().map(it -> it.name()).toList()));
    }
    for (Scope.Entry entry : real) {
      if (!entry.column().type().equals(type.get()) && !isCommitTime(entry.column(), type.get())) {
        site.add(
            Site.SCHEMA_MISMATCH,
            "declared type differs: %s is %s, declared %s"
                .formatted(name, entry.column().type().text(), declared),
            "declare what it is, or leave it out");
      }
    }
  }

  /// Documents declare the time of a change without a zone; here, as in the protocol, it is a point
  /// in time.
  private static boolean isCommitTime(Column column, DataType declared) {
    return column.name().equals(Changes.COMMIT_TIMESTAMP)
        && column.type() == Simple.TIMESTAMP
        && declared == Simple.TIMESTAMP_NTZ;
  }
}
