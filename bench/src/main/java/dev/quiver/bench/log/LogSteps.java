package dev.quiver.bench.log;

import dev.quiver.delta.kernel.KernelReplay;
import dev.quiver.delta.kernel.KernelTables;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.skip.FilePruning;
import dev.quiver.delta.skip.SnapshotStatistics;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.engine.Engine;
import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.SessionOptions;
import dev.quiver.engine.TableQuery;
import dev.quiver.exec.batch.OffHeap;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.catalog.TableVersion;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;

/// What is done with a large log, a step a method.
final class LogSteps {
  private static final long MEMORY_BYTES = 16L << 20;
  private static final int REGION = 1;
  private static final int ID = 2;

  private final LogTable table;
  private final LocalStore store = new LocalStore();

  LogSteps(LogTable table) {
    this.table = table;
  }

  Snapshot open() {
    return new KernelTables(store).open(table.location().toString(), OptionalLong.empty());
  }

  /// How many files Kernel's own replay finds.
  long kernel() {
    AtomicLong files = new AtomicLong();
    new KernelReplay(store)
        .files(table.location().toString(), table.version(), _ -> files.incrementAndGet());
    return files.get();
  }

  TableStatistics statistics(Snapshot snapshot) {
    return SnapshotStatistics.of(snapshot);
  }

  /// How many files may hold rows of one region, with ids of the upper half.
  int prune(Snapshot snapshot) {
    Expr region = compare(REGION, Simple.STRING, Comparison.EQ, new Value.Text("r3"));
    Expr id = compare(ID, Simple.INT64, Comparison.GE, new Value.Int(half() * LogTable.RECORDS));
    return new FilePruning(snapshot, LogSteps::fold).keep(List.of(id, region)).size();
  }

  /// Opens the table and plans a query, as a session does.
  PreparedRun plan() {
    TableQuery query =
        new TableQuery(
            table.location().toString(),
            new TableVersion.Latest(),
            List.of("id", "amount"),
            Optional.of("region = 'r3' and id >= " + half() * LogTable.RECORDS));
    try (Engine engine = Engine.open()) {
      return engine.session(SessionOptions.defaults()).prepare(query);
    }
  }

  private long half() {
    return table.files() / 2;
  }

  private static Expr compare(int ordinal, Simple type, Comparison comparison, Value value) {
    return new Compare(
        comparison, new Ref(new Column(ordinal, "c", type)), new Literal(value, type));
  }

  private static Optional<Literal> fold(Expr expr) {
    try (BufferAllocator allocator = OffHeap.open(MEMORY_BYTES)) {
      return new ExprCompiler(Kernels.scalar(), allocator).fold(expr);
    }
  }
}
