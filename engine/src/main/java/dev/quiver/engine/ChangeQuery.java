package dev.quiver.engine;

import dev.quiver.logical.catalog.ChangeRange;

/// Asks for the changes of one table in a range of its versions: the table up to the version asked
/// for, its columns and those of the change feed.
///
/// ```java
/// ChangeRange since7 = new ChangeRange(Optional.of(new AtVersion(7)), Optional.empty());
/// ChangeQuery changes = new ChangeQuery(TableQuery.all("orders"), since7);
/// try (QueryResult rows = session.query(session.prepare(changes))) {
///   …
/// }
/// ```
public record ChangeQuery(TableQuery table, ChangeRange range) {}
