package dev.quiver.exec;

import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.PlanPosition.Root;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.io.TableIo;
import dev.quiver.exec.operator.Breaker;
import dev.quiver.physical.PhysicalProgram;
import dev.quiver.physical.PhysicalProgram.PhysicalSink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One program under way: its pipelines, its threads, and all they hold.
final class Execution implements AutoCloseable {
  private final ExecutionContext context;
  private final StopSignal stop;
  private final PlanCutter cutter;
  private @Nullable Scheduler scheduler;

  Execution(
      PhysicalProgram program, List<PhysicalSink> sinks, TableIo io, ExecutionContext context) {
    this.context = context;
    this.stop = new StopSignal(context.cancellation());
    this.cutter =
        new PlanCutter(
            io, context, stop, new Shares(program, new ShareReads(program, sinks), context));
  }

  /// Asks to stop.
  StopSignal stop() {
    return stop;
  }

  /// How many morsels of an ordered pipeline may be under way.
  int window() {
    return 2 * context.settings().threads() + 2;
  }

  /// Adds a sink, whose rows end in `breaker`.
  void cut(PhysicalSink sink, Breaker breaker) {
    Place place = new Place(Root.SINK, sink.name(), context);
    cutter.end(cutter.cutWhole(sink.plan(), true, place), breaker);
  }

  /// Starts the threads.
  void start() {
    scheduler = new Scheduler(cutter.pipelines(), stop);
    scheduler.start(context.settings().threads());
  }

  /// Waits for the end; throws the first failure.
  void await() {
    if (scheduler != null) {
      scheduler.await();
    }
  }

  /// Stops the threads, waits for them, and releases everything.
  @Override
  public void close() {
    List<AutoCloseable> all = new ArrayList<>();
    if (scheduler != null) {
      all.add(scheduler);
    }
    all.addAll(cutter.pipelines());
    cutter.pipelines().forEach(pipeline -> all.add(pipeline.breaker()));
    all.addAll(cutter.accounts());
    Closing.all(all);
  }
}
