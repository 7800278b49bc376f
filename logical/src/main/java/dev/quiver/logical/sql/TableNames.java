package dev.quiver.logical.sql;

import dev.quiver.logical.sql.SqlParser.CommonTableContext;
import dev.quiver.logical.sql.SqlParser.NamedRelationContext;
import dev.quiver.logical.sql.SqlParser.QueryContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.tree.ParseTree;

/// Finds the tables that a query reads: those it names where no WITH around has given the name to a
/// query.
final class TableNames {
  private final Collection<String> known;
  private final Set<String> found = new LinkedHashSet<>();

  private TableNames(Collection<String> known) {
    this.known = known;
  }

  static List<String> of(QueryContext query, Collection<String> known) {
    TableNames names = new TableNames(known);
    names.query(query, List.of());
    return List.copyOf(names.found);
  }

  private void query(QueryContext query, List<String> commons) {
    List<String> around = new ArrayList<>(commons);
    for (CommonTableContext common : query.commonTable()) {
      query(common.query(), around);
      around.add(Name.of(common.identifier()).text());
    }
    for (ParseTree child : query.children) {
      if (!(child instanceof CommonTableContext)) {
        part(child, around);
      }
    }
  }

  private void part(ParseTree tree, List<String> commons) {
    switch (tree) {
      case QueryContext query -> query(query, commons);
      case NamedRelationContext relation -> named(Name.ofRelation(relation), commons);
      case ParseTree other -> {
        for (int i = 0; i < other.getChildCount(); i++) {
          part(other.getChild(i), commons);
        }
      }
    }
  }

  private void named(Name name, List<String> commons) {
    if (commons.stream().noneMatch(name::means)) {
      List<String> meant = name.among(known);
      if (meant.size() == 1) {
        found.add(meant.getFirst());
      }
    }
  }
}
