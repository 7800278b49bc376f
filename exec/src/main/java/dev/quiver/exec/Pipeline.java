package dev.quiver.exec;

import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.operator.Breaker;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Streams that end in one breaker, as units of work.
///
/// Units are taken in plan order: the streams one after the other, each one's morsels ascending. A
/// pipeline begins, opens each stream's source before its morsels, lets the breaker finish, and
/// closes. [#take] and [Unit#ended] are called under the scheduler's lock, units run outside it.
/// When the breaker has enough, the morsels not yet taken are left out.
final class Pipeline implements AutoCloseable {
  private final List<Stream> streams;
  private final Breaker breaker;
  private final StopSignal stop;
  private final List<Queue<Chain>> idle;
  private final Queue<AutoCloseable> chains = new ConcurrentLinkedQueue<>();
  private Phase phase = Phase.WAITING;
  private int stream;
  private boolean isOpen;
  private int morsels;
  private int nextMorsel;
  private long nextTicket;
  private int underWay;
  private int finishUnits;
  private int nextFinish;

  private enum Phase {
    WAITING,
    STREAMING,
    OPENING,
    FINISHING,
    CLOSING,
    COMPLETE
  }

  /// A piece of work for one worker: what it does, and what is true when it has.
  record Unit(Pipeline pipeline, IntConsumer work, Runnable end) {
    void run(int worker) {
      work.accept(worker);
    }

    void ended() {
      end.run();
    }
  }

  Pipeline(List<Stream> streams, Breaker breaker, StopSignal stop) {
    this.streams = List.copyOf(streams);
    this.breaker = breaker;
    this.stop = stop;
    this.idle = streams.stream().<Queue<Chain>>map(each -> new ConcurrentLinkedQueue<>()).toList();
  }

  /// Whether everything is done.
  boolean isComplete() {
    return phase == Phase.COMPLETE;
  }

  /// The next unit that may run now, or null.
  @Nullable Unit take() {
    if (phase == Phase.STREAMING && stream < streams.size() && breaker.isEnough(nextTicket)) {
      skipAll();
    }
    Unit unit =
        switch (phase) {
          case WAITING -> isReady(0) ? begin() : null;
          case STREAMING -> takeOfStream();
          case FINISHING -> nextFinish < finishUnits ? finish(nextFinish++) : null;
          case CLOSING ->
              underWay == 0 && isAllReady()
                  ? new Unit(this, _ -> close(), () -> end(Phase.COMPLETE))
                  : null;
          case OPENING, COMPLETE -> null;
        };
    if (unit != null) {
      underWay++;
    }
    return unit;
  }

  @Override
  public void close() {
    Set<AutoCloseable> held = new LinkedHashSet<>(chains);
    streams.forEach(each -> held.add(each.source()));
    streams.forEach(each -> held.addAll(each.held()));
    Closing.all(held);
  }

  /// Releases what the breaker keeps; others may still read it when the pipeline is complete.
  Breaker breaker() {
    return breaker;
  }

  private boolean isReady(int index) {
    return index >= streams.size() || streams.get(index).isReady();
  }

  /// Whether nothing is made any more of what closing will release; a stream that was skipped may
  /// still be waiting for it.
  private boolean isAllReady() {
    return streams.stream().flatMap(each -> each.after().stream()).allMatch(Pipeline::isComplete);
  }

  /// Leaves out the morsels that nobody wants.
  private void skipAll() {
    stream = streams.size();
    isOpen = false;
    settle();
  }

  private Unit begin() {
    phase = Phase.OPENING;
    return new Unit(this, _ -> breaker.begin(), () -> end(Phase.STREAMING));
  }

  private @Nullable Unit takeOfStream() {
    if (stream == streams.size()) {
      return null;
    }
    if (!isOpen) {
      Stream next = streams.get(stream);
      return isReady(stream) && !(next.isLast() && underWay > 0) ? open(next) : null;
    }
    if (!breaker.admits(nextTicket)) {
      return null;
    }
    Unit unit = morsel(stream, nextMorsel++, nextTicket++);
    skipIfEnded();
    return unit;
  }

  private Unit open(Stream next) {
    phase = Phase.OPENING;
    int[] count = new int[1];
    return new Unit(
        this,
        _ -> count[0] = next.source().open(),
        () -> {
          isOpen = true;
          morsels = count[0];
          skipIfEnded();
          end(Phase.STREAMING);
        });
  }

  private void skipIfEnded() {
    if (nextMorsel == morsels) {
      stream++;
      isOpen = false;
      nextMorsel = 0;
      morsels = 0;
    }
  }

  private Unit morsel(int index, int morsel, long ticket) {
    return new Unit(this, worker -> run(index, morsel, ticket, worker), () -> end(phase));
  }

  private void run(int index, int morsel, long ticket, int worker) {
    Queue<Chain> free = idle.get(index);
    Chain chain = free.poll();
    if (chain == null) {
      chain = new Chain(streams.get(index).links(), stop);
      chains.add(chain);
    }
    if (chain.run(streams.get(index).source().read(morsel), breaker, worker, ticket)) {
      free.add(chain);
    } else {
      chain.close();
    }
  }

  private Unit finish(int unit) {
    return new Unit(
        this,
        _ -> breaker.finish(unit),
        () -> end(underWay == 1 && nextFinish == finishUnits ? goOn() : phase));
  }

  /// What comes when all units of a round have ended.
  private Phase goOn() {
    finishUnits += breaker.moreUnits();
    return nextFinish == finishUnits ? Phase.CLOSING : Phase.FINISHING;
  }

  /// Ends a unit, after which the pipeline is in `next`, or beyond if there is nothing left to do.
  private void end(Phase next) {
    underWay--;
    phase = next;
    settle();
  }

  private void settle() {
    if (phase == Phase.STREAMING && underWay == 0 && stream == streams.size()) {
      finishUnits = breaker.finishUnits();
      phase = finishUnits == 0 ? Phase.CLOSING : Phase.FINISHING;
    }
  }
}
