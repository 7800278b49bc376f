package dev.quiver.logical.sql;

import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.sql.SqlParser.QueryContext;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.List;

/// A query that WITH has named.
sealed interface CommonTable {
  /// Opens the rows, in columns of their own.
  Plan open(Ids ids);

  /// A query that is a definition of the program, so that it is planned once.
  record Defined(String definition, List<Column> columns) implements CommonTable {
    @Override
    public Plan open(Ids ids) {
      List<Import> imports = new ArrayList<>();
      for (Column column : columns) {
        imports.add(new Import(ids.deal(column), imports.size()));
      }
      return new Reference(definition, imports);
    }
  }

  /// A query inside of another, whose columns it may use: bound anew wherever it is named.
  record Written(QueryContext query, List<Name> names, Surroundings around) implements CommonTable {
    @Override
    public Plan open(Ids ids) {
      Plan plan = new QueryBinder(around).bind(query);
      return names.isEmpty() ? plan : Renaming.of(plan, names, ids, around.source(), query);
    }
  }
}
