/// The command line: one class a verb, each a thin coat over [dev.quiver.engine.Session].
///
/// Standard output carries the answer and nothing else; messages go to standard error. Exit 0:
/// done; 1: the answer is no; 2: the request cannot be done as asked; 70: a defect of ours; 130:
/// cancelled.
@NullMarked
package dev.quiver.engine.cli;

import org.jspecify.annotations.NullMarked;
