package dev.quiver.logical.catalog;

import dev.quiver.logical.catalog.TableContent.Changes;
import dev.quiver.logical.catalog.TableContent.Facts;
import dev.quiver.logical.catalog.TableContent.Manifest;
import dev.quiver.logical.catalog.TableContent.Rows;
import dev.quiver.logical.expr.Identifiers;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.List;
import java.util.Optional;

/// A relation of a table at a pinned version: its rows, its changes, or what its log says of it.
///
/// `name` is how the spec calls the table; `location` is absolute; `schema` is the relation's own.
public record TableRef(
    String name, String location, long version, TableContent content, Schema schema) {
  /// All rows of a table.
  public TableRef(String name, String location, long version, Schema schema) {
    this(name, location, version, new Rows(0, Optional.empty()), schema);
  }

  /// The changes that the versions from `from` to this one made. The columns are this version's.
  public TableRef changes(long from) {
    return new TableRef(name, location, version, new Changes(from), Changes.over(schema));
  }

  /// What the log says of the table.
  public TableRef facts() {
    return new TableRef(name, location, version, new Facts(), Facts.SCHEMA);
  }

  /// The live files of the table.
  public TableRef manifest() {
    return new TableRef(name, location, version, new Manifest(), Manifest.SCHEMA);
  }

  /// The columns of its lineage.
  public List<Field> lineage() {
    int columns = content instanceof Rows(var lineage, _) ? lineage : 0;
    List<Field> fields = schema.fields();
    return fields.subList(fields.size() - columns, fields.size());
  }

  /// The only data files whose rows are seen, if not all are.
  public Optional<List<String>> files() {
    return content instanceof Rows(_, var files) ? files : Optional.empty();
  }

  /// How plans call it.
  public String text() {
    return Identifiers.quoted(name) + content.text(version);
  }
}
