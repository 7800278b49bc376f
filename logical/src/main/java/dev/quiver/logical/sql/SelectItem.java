package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import org.antlr.v4.runtime.ParserRuleContext;

/// A column that a SELECT gives: its value over the rows of FROM and aggregates, and its name.
record SelectItem(Expr value, String name, ParserRuleContext place) {}
