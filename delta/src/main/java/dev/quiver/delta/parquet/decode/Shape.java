package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;
import org.apache.arrow.memory.BufferAllocator;

/// How the rows of a batch nest, told by the levels of one leaf: an entry for each of its values,
/// and one for each NULL or empty list in their place.
final class Shape implements AutoCloseable {
  private final Bytes definitions;
  private final Bytes repetitions;
  private final int repetition;
  private int entries;

  /// The shape of a leaf below `repetition` repeated nodes.
  Shape(int repetition, BufferAllocator allocator) {
    this.repetition = repetition;
    this.definitions = new Bytes(allocator);
    this.repetitions = new Bytes(allocator);
  }

  /// How many repeated nodes the leaf is below of.
  int repetition() {
    return repetition;
  }

  /// The number of entries.
  int entries() {
    return entries;
  }

  /// Says how many of the levels there are the batch's.
  void cut(int count) {
    entries = count;
  }

  /// Definition levels, a byte each.
  long definitions() {
    return definitions.address();
  }

  /// Repetition levels, a byte each; there are none of a leaf that is not repeated.
  long repetitions() {
    return repetitions.address();
  }

  /// Makes room for levels, of which the first `used` stay.
  void reserve(int levels, int used) {
    definitions.reserve(levels, used);
    if (repetition > 0) {
      repetitions.reserve(levels, used);
    }
  }

  /// Moves the levels behind the batch's, `count` of them, to the front.
  void drop(int count) {
    Memory.copy(definitions() + entries, definitions(), count);
    Memory.copy(repetitions() + entries, repetitions(), count);
  }

  /// How many positions there are.
  int count(Slots slots) {
    return LevelBytes.countSlots(
        slots.repetition(), repetitions(), slots.definition(), definitions(), entries);
  }

  /// Whether a node is there at all positions, which it is at level `definition`.
  boolean isAlwaysThere(Slots slots, int definition, int positions) {
    return definition <= slots.definition()
        || count(new Slots(slots.repetition(), definition)) == positions;
  }

  /// Sets the bits of the positions where a node is there, in a zeroed bitmap.
  void there(Slots slots, int definition, long bitmap) {
    LevelBytes.bitsOfSlots(
        slots.repetition(),
        repetitions(),
        slots.definition(),
        definitions(),
        definition,
        entries,
        bitmap);
  }

  /// Writes where the elements of each list begin, and at last where they end; answers that end.
  ///
  /// Whether an entry begins a list, and whether it is an element, are the sign bits of
  /// differences: an offset is written again and again until the next list begins, and nothing is
  /// branched upon.
  int offsets(Slots lists, Slots elements, long offsets) {
    int level = elements.repetition();
    long to = offsets;
    int found = 0;
    for (int i = 0; i < entries; i++) {
      int repeated = Memory.getByte(repetitions() + i);
      int defined = Memory.getByte(definitions() + i);
      Memory.putInt(to, found);
      int begins = ((repeated - level) & ~(defined - lists.definition())) >>> 31;
      to += (long) Integer.BYTES * begins;
      found += ~((level - repeated) | (defined - elements.definition())) >>> 31;
    }
    Memory.putInt(to, found);
    return found;
  }

  @Override
  public void close() {
    definitions.close();
    repetitions.close();
  }
}
