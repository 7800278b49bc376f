package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.hash.RowAppender;
import dev.quiver.exec.hash.RowLayout;
import dev.quiver.exec.hash.RowStore;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps rows until their last reader has read them, in pieces that are read as morsels.
public final class ShareBreaker implements Breaker {
  private static final int PIECE_ROWS = 1 << 15;

  private final RowLayout layout;
  private final Account account;
  private final @Nullable Filling[] workers;
  private final List<Piece> pieces = new ArrayList<>();
  private int readers;

  /// Some rows of one morsel, and which ones.
  record Piece(long ticket, int part, RowStore rows) {}

  /// What a worker is filling.
  private static final class Filling {
    private final RowAppender appender;
    private long[] rows = new long[0];
    private int part;
    private @Nullable RowStore store;

    private Filling(RowLayout layout) {
      appender = new RowAppender(layout, 0);
    }
  }

  /// Keeps rows of these types for a number of readers.
  public ShareBreaker(List<DataType> types, int readers, int threads, Account account) {
    this.layout = new RowLayout(0, types);
    this.readers = readers;
    this.account = account;
    this.workers = new @Nullable Filling[threads];
  }

  @Override
  public void consume(int worker, long ticket, Batch batch) {
    try (batch) {
      Filling filling = filling(worker);
      RowStore store = store(filling, ticket);
      int count = batch.rows();
      if (filling.rows.length < count) {
        filling.rows = new long[count];
      }
      for (int i = 0; i < count; i++) {
        filling.rows[i] = store.append();
      }
      filling.appender.write(
          batch.columns(), batch.selection(), filling.rows, filling.rows, hash -> store);
    }
  }

  @Override
  public void done(int worker, long ticket) {
    Filling filling = filling(worker);
    filling.part = 0;
    filling.store = null;
  }

  @Override
  public int finishUnits() {
    return 1;
  }

  @Override
  public synchronized void finish(int unit) {
    pieces.sort(Comparator.comparingLong(Piece::ticket).thenComparingInt(Piece::part));
  }

  @Override
  public synchronized void close() {
    pieces.forEach(piece -> piece.rows().close());
    pieces.clear();
    account.close();
  }

  /// Hears that one reader has read all; after the last the rows are released.
  synchronized void release() {
    if (--readers == 0) {
      close();
    }
  }

  RowLayout layout() {
    return layout;
  }

  synchronized int pieces() {
    return pieces.size();
  }

  synchronized RowStore piece(int index) {
    return pieces.get(index).rows();
  }

  private Filling filling(int worker) {
    Filling filling = workers[worker];
    if (filling == null) {
      filling = new Filling(layout);
      workers[worker] = filling;
    }
    return filling;
  }

  private RowStore store(Filling filling, long ticket) {
    RowStore store = filling.store;
    if (store == null || store.rows() >= PIECE_ROWS) {
      store = new RowStore(account, layout.width());
      filling.store = store;
      synchronized (this) {
        pieces.add(new Piece(ticket, filling.part++, store));
      }
    }
    return store;
  }
}
