package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.sql.SqlParser.AllColumnsContext;
import dev.quiver.logical.sql.SqlParser.AllOfRelationContext;
import dev.quiver.logical.sql.SqlParser.ItemContext;
import dev.quiver.logical.sql.SqlParser.SelectContext;
import dev.quiver.logical.sql.SqlParser.SelectItemContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;

/// Binds the list of a SELECT.
final class ItemBinder {
  private final Surroundings around;
  private final QueryClause clause;
  private final FromRows from;

  ItemBinder(Surroundings around, QueryClause clause, FromRows from) {
    this.around = around;
    this.clause = clause;
    this.from = from;
  }

  List<SelectItem> bind(SelectContext select) {
    List<SelectItem> items = new ArrayList<>();
    for (SelectItemContext item : select.selectItem()) {
      switch (item) {
        case AllColumnsContext all -> items.addAll(all(all));
        case AllOfRelationContext all -> items.addAll(allOf(all));
        case ItemContext one -> items.add(one(one));
        case SelectItemContext unknown -> throw new AssertionError(unknown.getText());
      }
    }
    return items;
  }

  private List<SelectItem> all(AllColumnsContext context) {
    if (from.entries().isEmpty()) {
      throw at(context, SqlException.noFrom());
    }
    List<Name> left = FromBinder.names(context.identifier());
    left.forEach(name -> from.column(name, around, context));
    return items(
        from.entries().stream()
            .filter(one -> !one.isQualified())
            .filter(one -> left.stream().noneMatch(name -> name.means(one.column().name()))),
        context);
  }

  private List<SelectItem> allOf(AllOfRelationContext context) {
    Name relation = Name.of(context.identifier());
    List<SelectItem> items =
        items(from.entries().stream().filter(one -> relation.means(one.relation())), context);
    if (items.isEmpty()) {
      throw at(context, SqlException.unknownTable(relation.text(), List.copyOf(from.relations())));
    }
    return items;
  }

  private static List<SelectItem> items(Stream<Scope.Entry> entries, ParserRuleContext place) {
    return entries
        .map(one -> new SelectItem(new Ref(one.column()), one.column().name(), place))
        .toList();
  }

  private SelectItem one(ItemContext context) {
    Expr value = clause.condition(context.condition());
    String name =
        context.name != null
            ? Name.of(context.name).text()
            : context.alias() != null ? Name.of(context.alias()).text() : unnamed(value, context);
    return new SelectItem(value, name, context);
  }

  /// A column keeps its name; another value is called by its text.
  private String unnamed(Expr value, ItemContext context) {
    String text = around.source().text(context.condition());
    boolean isColumn =
        value instanceof Ref(var column)
            && from.entries().stream().anyMatch(one -> one.column().equals(column));
    return isColumn && value instanceof Ref(var column) ? column.name() : text;
  }

  private SqlException at(ParserRuleContext context, SqlException error) {
    return SqlException.at(around.source().place(context.getStart()), error);
  }
}
