package dev.quiver.bench.planning;

import dev.quiver.exec.batch.OffHeap;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.spec.BindOptions;
import dev.quiver.logical.spec.Binder;
import dev.quiver.logical.spec.Spec;
import dev.quiver.logical.spec.SpecReader;
import dev.quiver.logical.spec.Wanted;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import dev.quiver.optimizer.Optimizer;
import dev.quiver.optimizer.OptimizerSettings;
import dev.quiver.physical.PhysicalProgram;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// The steps from a document to a physical plan, one by one, as a session takes them.
final class PlanningSteps implements AutoCloseable {
  private static final long MEMORY_BYTES = 16L << 20;
  private static final TableRef TABLE =
      new TableRef(
          "t",
          "/t",
          0,
          new Schema(List.of(new Field("k", Simple.STRING), new Field("v", Simple.INT64))));

  private final BufferAllocator allocator = OffHeap.open(MEMORY_BYTES);
  private final Optimizer optimizer =
      new Optimizer(this::fold, new UnknownTables(), OptimizerSettings.DEFAULT);

  static Spec read(String json) {
    return SpecReader.read(json);
  }

  static Program bind(Spec spec) {
    return Binder.bind(
            spec, Map.of(TABLE.name(), TABLE), new BindOptions(new Wanted.Everything(), "/"))
        .program();
  }

  Program optimize(Program program) {
    return optimizer.optimize(program, _ -> {});
  }

  PhysicalProgram plan(Program program) {
    return optimizer.plan(program).physical();
  }

  private Optional<Literal> fold(Expr expr) {
    return new ExprCompiler(Kernels.scalar(), allocator).fold(expr);
  }

  @Override
  public void close() {
    allocator.close();
  }
}
