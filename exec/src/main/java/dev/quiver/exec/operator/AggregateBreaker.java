package dev.quiver.exec.operator;

import dev.quiver.exec.aggregate.GroupShape;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.hash.PartitionedRows;
import dev.quiver.exec.hash.RowStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Groups rows by their keys and aggregates each group.
///
/// Every worker has groups of its own in a table that stays in the cache; what several of them made
/// of one group comes together when its partition is read. Content never depends on who saw what.
/// There may be several inputs, each of which feeds some of the calls.
public final class AggregateBreaker implements Breaker {
  private final GroupShape shape;
  private final List<Supplier<AggregateInput>> inputs;
  private final Account account;
  private final OperatorMetrics metrics;
  private final @Nullable WorkerGroups[][] workers;

  /// Aggregates with at most `threads` workers. `inputs` compile a worker's expressions over each
  /// input, which belong to one thread.
  public AggregateBreaker(
      GroupShape shape,
      List<Supplier<AggregateInput>> inputs,
      int threads,
      Account account,
      OperatorMetrics metrics) {
    this.shape = shape;
    this.inputs = List.copyOf(inputs);
    this.account = account;
    this.metrics = metrics;
    this.workers = new @Nullable WorkerGroups[inputs.size()][threads];
  }

  @Override
  public void consume(int worker, long ticket, Batch batch) {
    try (batch) {
      add(0, worker, ticket, batch);
    }
  }

  /// Adds a batch of one of the inputs; it stays the caller's.
  void add(int input, int worker, long ticket, Batch batch) {
    long start = System.nanoTime();
    groups(input, worker).add(ticket, batch);
    metrics.addNanos(System.nanoTime() - start);
  }

  @Override
  public int finishUnits() {
    return 1;
  }

  /// Ends one of the inputs.
  @Override
  public void finish(int unit) {
    if (unit == 0 && shape.keys().isEmpty()) {
      groups(0, 0);
    }
    for (WorkerGroups groups : workers[unit]) {
      if (groups != null) {
        groups.finish();
      }
    }
  }

  @Override
  public void close() {
    for (@Nullable WorkerGroups[] ofInput : workers) {
      for (int i = 0; i < ofInput.length; i++) {
        WorkerGroups groups = ofInput[i];
        if (groups != null) {
          ofInput[i] = null;
          groups.close();
        }
      }
    }
    metrics.notePeak(account.peak());
    account.close();
  }

  GroupShape shape() {
    return shape;
  }

  Account account() {
    return account;
  }

  /// The rows of all workers.
  long rows() {
    return present().stream().map(WorkerGroups::rows).mapToLong(PartitionedRows::rows).sum();
  }

  /// How many of the first workers have one row only for each of their groups.
  int distinctWorkers() {
    int distinct = 0;
    for (WorkerGroups groups : present()) {
      if (groups.mayRepeat()) {
        break;
      }
      distinct++;
    }
    return distinct;
  }

  /// The rows of one partition.
  List<RowStore> partition(int partition) {
    return present().stream().map(groups -> groups.rows().partition(partition)).toList();
  }

  private List<WorkerGroups> present() {
    List<WorkerGroups> present = new ArrayList<>();
    for (@Nullable WorkerGroups[] ofInput : workers) {
      for (WorkerGroups groups : ofInput) {
        if (groups != null) {
          present.add(groups);
        }
      }
    }
    return present;
  }

  private WorkerGroups groups(int input, int worker) {
    WorkerGroups groups = workers[input][worker];
    if (groups == null) {
      groups = new WorkerGroups(shape, inputs.get(input).get(), account);
      workers[input][worker] = groups;
    }
    return groups;
  }
}
