/// The front of the grammar: text goes in, bound expressions and plans come out.
///
/// The grammar (`Sql.g4`) says what can be written; [SqlExpressions] walks what it read, asks
/// [Scope] what the names mean and `expr` what the types are. [SqlQueries] does so for whole
/// queries: relations come through the port [Tables], a part's subqueries and aggregates are
/// gathered by its clause and put below it, and `unnest` joins those that are correlated. Nothing
/// of the parser leaves this package, the only one that knows ANTLR: a text is read once, and
/// errors carry their place in it. Chains of one operator are read flat, and depth is bounded, so
/// that no text can exhaust the stack here or behind.
@NullMarked
package dev.quiver.logical.sql;

import org.jspecify.annotations.NullMarked;
