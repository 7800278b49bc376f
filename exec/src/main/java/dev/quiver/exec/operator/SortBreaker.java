package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.exec.sort.RunBuilder;
import dev.quiver.exec.sort.SortBound;
import dev.quiver.exec.sort.SortShape;
import dev.quiver.exec.sort.SortedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps rows and sorts them, in runs of each worker's own.
public final class SortBreaker implements Breaker {
  private final SortShape shape;
  private final Supplier<List<ColumnValue>> keys;
  private final long limit;
  private final SortBound bound;
  private final Kernels kernels;
  private final Account account;
  private final StopSignal stop;
  private final OperatorMetrics metrics;
  private final @Nullable Worker[] workers;
  private List<SortedRun> runs = List.of();

  /// Sorts with at most `threads` workers; only the first `limit` rows are wanted, of which `bound`
  /// tells whoever asks. `keys` compiles a worker's keys: those that are no columns of the input
  /// are kept behind the columns, in their order.
  public SortBreaker(
      SortBound bound,
      Supplier<List<ColumnValue>> keys,
      long limit,
      int threads,
      Kernels kernels,
      Account account,
      StopSignal stop,
      OperatorMetrics metrics) {
    this.shape = bound.shape();
    this.keys = keys;
    this.limit = limit;
    this.bound = bound;
    this.kernels = kernels;
    this.account = account;
    this.stop = stop;
    this.metrics = metrics;
    this.workers = new @Nullable Worker[threads];
  }

  @Override
  public boolean isEnough(long ticket) {
    return limit == 0;
  }

  @Override
  public void consume(int worker, long ticket, Batch batch) {
    long start = System.nanoTime();
    try (batch) {
      Worker own = workers[worker];
      if (own == null) {
        own = new Worker();
        workers[worker] = own;
      }
      own.add(ticket, batch);
    }
    metrics.addNanos(System.nanoTime() - start);
  }

  @Override
  public int finishUnits() {
    List<SortedRun> all = new ArrayList<>();
    for (Worker worker : workers) {
      if (worker != null) {
        all.addAll(worker.builder.runs());
      }
    }
    runs = List.copyOf(all);
    return runs.size();
  }

  @Override
  public void finish(int unit) {
    long start = System.nanoTime();
    runs.get(unit).sort();
    metrics.addNanos(System.nanoTime() - start);
  }

  @Override
  public void close() {
    for (int i = 0; i < workers.length; i++) {
      Worker worker = workers[i];
      if (worker != null) {
        workers[i] = null;
        worker.builder.close();
      }
    }
    metrics.notePeak(account.peak());
    account.close();
  }

  /// What the state is charged to.
  Account account() {
    return account;
  }

  SortShape shape() {
    return shape;
  }

  long limit() {
    return limit;
  }

  /// The runs, which are sorted when all units are finished.
  List<SortedRun> runs() {
    return runs;
  }

  /// What one worker has seen.
  private final class Worker {
    private final List<ColumnValue> values = keys.get();
    private final RunBuilder builder = new RunBuilder(shape, limit, bound, kernels, account, stop);
    private long ticket = -1;
    private long place;

    void add(long ticketOfBatch, Batch batch) {
      if (ticket != ticketOfBatch) {
        ticket = ticketOfBatch;
        place = 0;
      }
      try (Columns computed = new Columns()) {
        computed.addAll(values, batch);
        List<ColumnVector> all = new ArrayList<>(batch.columns());
        for (int i = 0; i < values.size(); i++) {
          if (values.get(i) instanceof ColumnValue.Computed) {
            all.add(computed.vectors().get(i));
          }
        }
        builder.add(all, batch.selection(), ticket << 32 | place);
      }
      place += batch.capacity();
    }
  }
}
