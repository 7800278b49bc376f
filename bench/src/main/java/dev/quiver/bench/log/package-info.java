/// Measures large logs: opening a table of very many files, pruning and planning over them.
@NullMarked
package dev.quiver.bench.log;

import org.jspecify.annotations.NullMarked;
