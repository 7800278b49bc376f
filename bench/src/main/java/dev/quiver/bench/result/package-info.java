/// What races found: figures with the machine they were found on, as files that are kept and
/// compared.
@NullMarked
package dev.quiver.bench.result;

import org.jspecify.annotations.NullMarked;
