package dev.quiver.engine.oracle;

import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.Session;
import java.util.function.Function;

/// Something that both engines are asked.
///
/// Rows of an ordered one come in the order of all their columns; one that may fail has a value in
/// its result that is an error for some rows. `rows` is about how many the largest part of it has.
record Question(
    Function<Session, PreparedRun> prepare,
    Sql text,
    boolean isOrdered,
    boolean mayFail,
    long rows) {}
