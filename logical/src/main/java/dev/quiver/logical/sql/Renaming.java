package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/// Gives the columns of a plan other names.
final class Renaming {
  private Renaming() {}

  /// The plan with its first columns renamed; an error at `place` where there are fewer.
  static Plan of(Plan plan, List<Name> names, Ids ids, Source source, ParserRuleContext place) {
    List<Column> columns = plan.columns();
    if (names.size() > columns.size()) {
      throw SqlException.at(
          source.place(place.getStart()), SqlException.columnCount(names.size(), columns.size()));
    }
    List<Assignment> assignments = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Column renamed = i < names.size() ? ids.deal(names.get(i).text(), column.type()) : column;
      assignments.add(new Assignment(renamed, new Ref(column)));
    }
    return new Project(plan, assignments);
  }
}
