package dev.quiver.exec;

import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.StagedWrite;
import dev.quiver.exec.io.TableIo;
import dev.quiver.exec.operator.RowsBreaker;
import dev.quiver.exec.operator.WriteBreaker;
import dev.quiver.logical.plan.Target.Rows;
import dev.quiver.logical.plan.Target.Write;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import dev.quiver.physical.PhysicalProgram;
import dev.quiver.physical.PhysicalProgram.PhysicalSink;
import java.util.ArrayList;
import java.util.List;

/// Carries out physical programs on a set of threads of its own.
///
/// What rows come out, and in which order, depends on the program and the tables only. Counts of
/// each node are in the context's metrics, by [dev.quiver.exec.context.PlanPosition].
public final class Executor {
  private final TableIo io;
  private final ExecutionContext context;

  /// An executor over tables; everything it does is charged to, counted in and cancelled through
  /// the context.
  public Executor(TableIo io, ExecutionContext context) {
    this.io = io;
    this.context = context;
  }

  /// Runs every output of the program that is written, and stages all of them in the order of the
  /// program; the caller commits or closes them. On any failure nothing stays behind, and the first
  /// error is thrown.
  public List<StagedWrite> write(PhysicalProgram program) {
    List<PhysicalSink> sinks =
        program.sinks().stream().filter(sink -> sink.target() instanceof Write).toList();
    try (Execution execution = new Execution(program, sinks, io, context)) {
      List<WriteBreaker> writes = new ArrayList<>();
      for (PhysicalSink sink : sinks) {
        WriteBreaker write = write(sink, execution);
        writes.add(write);
        execution.cut(sink, write);
      }
      execution.start();
      execution.await();
      return writes.stream().map(WriteBreaker::take).toList();
    }
  }

  /// Gives the rows of the program's one output, in plan order, as they come. Closing the source
  /// early stops the work.
  public BatchSource query(PhysicalProgram program) {
    if (program.sinks().size() != 1 || !(program.sinks().getFirst().target() instanceof Rows)) {
      throw new IllegalArgumentException("a query has one output, of rows: " + program.sinks());
    }
    Execution execution = new Execution(program, program.sinks(), io, context);
    try {
      RowsBreaker rows = new RowsBreaker(execution.window(), context.budget(), execution.stop());
      execution.cut(program.sinks().getFirst(), rows);
      execution.start();
      return new QueryRows(execution, rows);
    } catch (Throwable e) {
      execution.close();
      throw e;
    }
  }

  private WriteBreaker write(PhysicalSink sink, Execution execution) {
    Write target = (Write) sink.target();
    Schema schema =
        new Schema(
            sink.plan().columns().stream()
                .map(column -> new Field(column.name(), column.type()))
                .toList());
    return new WriteBreaker(
        () -> io.create(sink.name(), target, schema, context),
        execution.window(),
        context.budget(),
        execution.stop());
  }
}
