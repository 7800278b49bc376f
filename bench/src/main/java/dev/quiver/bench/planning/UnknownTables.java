package dev.quiver.bench.planning;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.catalog.Figure;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Expr;
import java.util.Collections;

/// Tables of which nothing is known and that skip no rows.
final class UnknownTables implements Catalog {
  @Override
  public TableStatistics statistics(TableRef table) {
    return new TableStatistics(
        Figure.UNKNOWN,
        Figure.UNKNOWN,
        Collections.nCopies(table.schema().fields().size(), ColumnStatistics.UNKNOWN));
  }

  @Override
  public Pushdown pushdown(TableRef table, Expr conjunct) {
    return Pushdown.UNSUPPORTED;
  }
}
