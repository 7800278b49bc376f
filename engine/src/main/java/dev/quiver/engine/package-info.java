/// The front door: wires the rooms together and holds lifetimes; no cleverness.
///
/// [dev.quiver.engine.Engine] opens [dev.quiver.engine.Session]s; a session prepares, runs, queries
/// and explains specs. Nothing here looks at a batch's bytes, a rule or a log file.
@NullMarked
package dev.quiver.engine;

import org.jspecify.annotations.NullMarked;
