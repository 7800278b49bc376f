package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.LevelLayout;
import dev.quiver.delta.parquet.format.PageHeader;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.Kernels;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/// Levels of a leaf below repeated nodes: where rows begin and end, and which positions have a
/// value.
///
/// They are read ahead of the values, window by window, since only the entry after a row's last one
/// tells that it was the last: what was read too far is the next batch's.
final class RepeatedLevels implements Presence, AutoCloseable {
  /// Entries read at a time.
  private static final int WINDOW = 2_048;

  private static final int MOST_ENTRIES = Integer.MAX_VALUE - 2 * WINDOW;

  private final int most;
  private final Slots slots;
  private final Place place;
  private final LevelRuns definitions;
  private final LevelRuns repetitions;
  private final ArrowBuf window;
  private final Shape shape;
  private final Bytes values;
  private int loaded;
  private int taken;
  private int positions;

  /// Reads the levels of a leaf whose values are there at level `most` and stand at `slots`.
  RepeatedLevels(int most, Slots slots, Place place, Kernels kernels, BufferAllocator allocator) {
    this.most = most;
    this.slots = slots;
    this.place = place;
    this.definitions = new LevelRuns(most, place, kernels.unpack(), allocator);
    this.repetitions = new LevelRuns(slots.repetition(), place, kernels.unpack(), allocator);
    this.shape = new Shape(slots.repetition(), allocator);
    this.values = new Bytes(allocator);
    this.window = allocator.buffer(4L * WINDOW + Buffers.SLACK);
  }

  /// How the batch's rows nest.
  Shape shape() {
    return shape;
  }

  /// Begins with the levels of a page, which stand between two addresses, repetition before
  /// definition; answers where they end.
  long open(PageHeader header, long from, long end) {
    LevelLayout layout = header.levels();
    int count = header.values();
    long next = repetitions.open(layout.repetition(), layout.repetitionBytes(), count, from, end);
    return definitions.open(layout.definition(), layout.definitionBytes(), count, next, end);
  }

  /// Begins a batch, with what was read too far.
  void begin() {
    loaded -= taken;
    shape.drop(loaded);
    taken = 0;
    positions = 0;
    shape.cut(0);
  }

  /// Reads on in the page, which has `left` entries more; answers how many it read.
  int read(int left) {
    if (loaded > MOST_ENTRIES) {
      throw place.unsupported(Place.NESTING, "more than two billion elements in one batch of rows");
    }
    int count = Math.min(WINDOW, left);
    shape.reserve(loaded + WINDOW, loaded);
    read(repetitions.runs(), 0, count, shape.repetitions() + loaded);
    read(definitions.runs(), most, count, shape.definitions() + loaded);
    loaded += count;
    return count;
  }

  private void read(Runs runs, int usual, int count, long to) {
    if (runs.passOver(count, usual)) {
      Memory.fill(to, count, (byte) usual);
    } else {
      runs.read(window.memoryAddress(), count);
      LevelBytes.narrow(window.memoryAddress(), to, count);
    }
  }

  /// Whether the batch has all that was read.
  boolean isAllTaken() {
    return taken == loaded;
  }

  /// Takes what was read and is of the next `rows` rows, or goes on with the row before; answers
  /// how many of those rows began.
  int take(int rows) {
    long from = shape.repetitions() + taken;
    int there = loaded - taken;
    int count = LevelBytes.zeroAfter(rows, from, there);
    int began = count < there ? rows : LevelBytes.zeros(from, there);
    if (shape.entries() == 0 && count > 0 && Memory.getByte(from) != 0) {
      throw place.corrupt("a row begins in its middle");
    }
    keep(count);
    taken += count;
    shape.cut(taken);
    return began;
  }

  /// Keeps the levels of the entries that are positions.
  private void keep(int count) {
    long from = shape.definitions() + taken;
    values.reserve((long) positions + count, positions);
    long to = values.address() + positions;
    if (LevelBytes.countAtLeast(slots.definition(), from, count) == count) {
      Memory.copy(from, to, count);
      positions += count;
    } else {
      positions += LevelBytes.keepAtLeast(slots.definition(), from, count, to);
    }
  }

  /// The number of the batch's positions so far.
  int positions() {
    return positions;
  }

  @Override
  public boolean allPresent(int count, int row) {
    return LevelBytes.all(most, values.address() + row, count);
  }

  @Override
  public int presence(int count, long bitmap, int row) {
    return LevelBytes.bitsOfSame(most, values.address() + row, count, bitmap, row);
  }

  /// How many of some positions have a value.
  int present(int count, int row) {
    return LevelBytes.countAtLeast(most, values.address() + row, count);
  }

  @Override
  public void close() {
    definitions.close();
    repetitions.close();
    window.getReferenceManager().release();
    shape.close();
    values.close();
  }
}
