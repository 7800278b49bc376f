package dev.quiver.delta.parquet.encode;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.context.Budget;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/// The values of the open page of a column chunk, NULLs left out: codes of the chunk's dictionary
/// as long as that pays, else the values themselves.
final class PageValues implements AutoCloseable {
  private static final int[] NO_CODES = new int[0];

  private final Leaf leaf;
  private final EntryDictionary dictionary;
  private final GrowingBuffer plain;
  private final GrowingBuffer codes;
  private int[] mapping = NO_CODES;
  private @Nullable FlatVector mapped;
  private boolean coded;
  private boolean packed;
  private boolean firstPage = true;
  private int values;
  private long plainBytes;

  PageValues(Leaf leaf, BufferAllocator allocator, Budget budget) {
    this.leaf = leaf;
    this.dictionary = new EntryDictionary(allocator, budget, leaf.order() == PlainOrder.BYTES);
    this.plain = new GrowingBuffer(allocator);
    this.codes = new GrowingBuffer(allocator);
    this.coded = leaf.order() != PlainOrder.BOOLEAN;
  }

  EntryDictionary dictionary() {
    return dictionary;
  }

  /// The bytes the page's values take in plain form.
  long plainBytes() {
    return plainBytes;
  }

  /// About the bytes that the page's values, and the dictionary so far, take in the file.
  long openBytes() {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(dictionary.size());
    return coded
        ? dictionary.entries().bytes() + (long) values * bits / Byte.SIZE
        : packed ? plainBytes / 2 : plainBytes;
  }

  /// The bytes of memory held.
  long memory() {
    return dictionary.memory() + plain.capacity() + codes.capacity();
  }

  /// Whether the page holds codes.
  boolean isCoded() {
    return coded;
  }

  /// Appends the values at `count` positions, none of them NULL.
  void append(ColumnVector vector, int[] positions, int count) {
    switch (vector) {
      case FlatVector flat -> appendFlat(flat, positions, count);
      case ConstantVector(_, var value) -> appendFlat(value, new int[count], count);
      case DictionaryVector dictionaryVector -> appendCoded(dictionaryVector, positions, count);
      case StructVector _, ListVector _ ->
          throw new IllegalStateException("not a leaf: " + vector.type());
    }
  }

  /// The bytes of the page's values without their lengths.
  long unencodedBytes() {
    return plainBytes - (long) values * lengthBytes();
  }

  /// Adds what the dictionary has to a bloom filter.
  void addEntries(BloomBuilder bloom) {
    int skip = lengthBytes();
    for (int code = 0; code < dictionary.size(); code++) {
      bloom.add(dictionary.entry(code) + skip, dictionary.entryBytes(code) - skip);
    }
  }

  /// How many bytes of a value in plain form say how long it is.
  private int lengthBytes() {
    return leaf.order() == PlainOrder.BYTES ? Integer.BYTES : 0;
  }

  /// Appends the page's values to its body, forgets them, and answers how they are encoded. Values
  /// that are not in the dictionary go to the bloom filter, if there is one.
  Encoding finish(GrowingBuffer body, Optional<BloomBuilder> bloom) {
    Encoding encoding = Encoding.PLAIN;
    if (coded && dictionary.size() > 0) {
      long before = body.bytes();
      int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(dictionary.size() - 1));
      body.putByte(width);
      RunLengths.encode(codes.address(), values, width, body);
      encoding = Encoding.RLE_DICTIONARY;
      if (firstPage && isBetterPlain(body.bytes() - before + dictionary.entries().bytes())) {
        body.truncate(before);
        coded = false;
        encoding = Encoding.PLAIN;
      }
    }
    if (encoding == Encoding.PLAIN) {
      encoding = putUncoded(body);
      bloom.ifPresent(this::addPlain);
    }
    firstPage = firstPage && values == 0;
    values = 0;
    plainBytes = 0;
    plain.clear();
    codes.clear();
    return encoding;
  }

  /// Whether the chunk does without codes, which take so many bytes in its first page, dictionary
  /// included: because they do not pay, or because the numbers rise, so that their differences take
  /// far fewer. Differences of other numbers, where codes do not pay, take less than Snappy leaves
  /// of them and are read faster. Then the page's values are there in plain form.
  private boolean isBetterPlain(long codedBytes) {
    boolean isNumber = leaf.order() == PlainOrder.INT || leaf.order() == PlainOrder.LONG;
    if (codedBytes < plainBytes && !isNumber) {
      return false;
    }
    decode();
    boolean codesPay = codedBytes < plainBytes;
    if (isNumber && (!codesPay || PackedDifferences.rises(plain.address(), leaf.width(), values))) {
      long limit = Math.min(codedBytes, plainBytes) / 2;
      // Behind the codes, which are still needed if it is not better.
      packed = PackedDifferences.append(plain.address(), leaf.width(), values, limit, codes);
    }
    return packed || !codesPay;
  }

  private Encoding putUncoded(GrowingBuffer body) {
    if (packed
        && PackedDifferences.append(plain.address(), leaf.width(), values, plainBytes / 2, body)) {
      return Encoding.DELTA_BINARY_PACKED;
    }
    putPlain(body);
    return Encoding.PLAIN;
  }

  /// The bounds of the page's values.
  Bounds bounds() {
    BoundsFinder finder = new BoundsFinder(leaf.order());
    int skip = lengthBytes();
    if (coded) {
      BitSet seen = BitSet.valueOf(seenCodes());
      for (int code = seen.nextSetBit(0); code >= 0; code = seen.nextSetBit(code + 1)) {
        finder.add(dictionary.entry(code) + skip, dictionary.entryBytes(code) - skip);
      }
    } else if (skip == 0) {
      finder.addAll(plain.address(), values, leaf.width());
    } else {
      finder.addTexts(plain.address(), values);
    }
    return finder.find();
  }

  /// A bit for each code that is in the page.
  private long[] seenCodes() {
    long[] seen = new long[dictionary.size() / Long.SIZE + 1];
    for (int i = 0; i < values; i++) {
      int code = Memory.getInt(codes.address() + 4L * i);
      seen[code / Long.SIZE] |= 1L << code;
    }
    return seen;
  }

  private void addPlain(BloomBuilder bloom) {
    int skip = lengthBytes();
    long at = plain.address();
    for (int i = 0; i < values; i++) {
      int bytes = skip == 0 ? leaf.width() : Memory.getInt(at);
      bloom.add(at + skip, bytes);
      at += skip + bytes;
    }
  }

  /// Begins a chunk: with an empty dictionary.
  void reset() {
    close();
    coded = leaf.order() != PlainOrder.BOOLEAN;
    packed = false;
    firstPage = true;
  }

  @Override
  public void close() {
    plain.close();
    codes.close();
    dictionary.close();
    mapped = null;
    mapping = NO_CODES;
    values = 0;
    plainBytes = 0;
  }

  private void appendFlat(FlatVector vector, int[] positions, int count) {
    if (!coded) {
      appendPlain(vector, positions, count);
      return;
    }
    int done =
        leaf.width() == 0
            ? codeTexts(vector, positions, count)
            : codeFixed(vector, positions, count);
    values += done;
    if (done < count) {
      decode();
      coded = false;
      appendPlain(vector, Arrays.copyOfRange(positions, done, count), count - done);
    }
  }

  private void appendPlain(FlatVector vector, int[] positions, int count) {
    long before = plain.bytes();
    PlainValues.append(vector, positions, count, leaf, plain);
    plainBytes += plain.bytes() - before;
    values += count;
  }

  private int codeTexts(FlatVector vector, int[] positions, int count) {
    long out = codes.reserve(4L * count);
    int done = 0;
    for (; done < count; done++) {
      long view = vector.values() + (long) Views.WIDTH * positions[done];
      int code = dictionary.code(Views.text(view), Views.length(view));
      if (code == EntryDictionary.FULL) {
        break;
      }
      Memory.putInt(out + 4L * done, code);
      plainBytes += Integer.BYTES + Views.length(view);
    }
    codes.advance(4L * done);
    return done;
  }

  private int codeFixed(FlatVector vector, int[] positions, int count) {
    plain.clear();
    PlainValues.append(vector, positions, count, leaf, plain);
    long out = codes.reserve(4L * count);
    int done =
        leaf.order() == PlainOrder.FIXED
            ? codeWide(count, out)
            : dictionary.codeWords(plain.address(), leaf.width(), count, out);
    codes.advance(4L * done);
    plainBytes += (long) done * leaf.width();
    return done;
  }

  private int codeWide(int count, long out) {
    for (int i = 0; i < count; i++) {
      int code = dictionary.code(plain.address() + (long) i * leaf.width(), leaf.width());
      if (code == EntryDictionary.FULL) {
        return i;
      }
      Memory.putInt(out + 4L * i, code);
    }
    return count;
  }

  /// Translates each code of the vector once; its dictionary usually serves many batches.
  private void appendCoded(DictionaryVector vector, int[] positions, int count) {
    if (!isMapped(vector.dictionary())) {
      mapped = vector.dictionary();
      mapping = new int[vector.dictionary().rows()];
      Arrays.fill(mapping, EntryDictionary.FULL);
    }
    int[] theirs = new int[count];
    for (int i = 0; i < count; i++) {
      theirs[i] = Memory.getInt(vector.codes() + 4L * positions[i]);
    }
    int done = 0;
    for (; coded && done < count; done++) {
      appendEntry(vector.dictionary(), theirs[done]);
    }
    appendPlain(vector.dictionary(), Arrays.copyOfRange(theirs, done, count), count - done);
  }

  private void appendEntry(FlatVector entries, int theirs) {
    int code = mapping[theirs];
    if (code != EntryDictionary.FULL) {
      codes.putInt(code);
      plainBytes += leaf.width() > 0 ? leaf.width() : dictionary.entryBytes(code);
      values++;
      return;
    }
    appendFlat(entries, new int[] {theirs}, 1);
    if (coded) {
      mapping[theirs] = Memory.getInt(codes.address() + codes.bytes() - Integer.BYTES);
    }
  }

  @SuppressWarnings("ReferenceEquality") // A dictionary is known again by identity, not content.
  private boolean isMapped(FlatVector entries) {
    return mapped == entries;
  }

  /// Turns the page's codes back into values.
  private void decode() {
    plain.clear();
    for (int i = 0; i < values; i++) {
      int code = Memory.getInt(codes.address() + 4L * i);
      plain.put(dictionary.entry(code), dictionary.entryBytes(code));
    }
  }

  private void putPlain(GrowingBuffer body) {
    if (leaf.order() == PlainOrder.BOOLEAN) {
      putBits(body);
    } else {
      body.put(plain.address(), plain.bytes());
    }
  }

  private void putBits(GrowingBuffer body) {
    int bytes = (values + Byte.SIZE - 1) / Byte.SIZE;
    long bits = body.reserve(bytes);
    Memory.fill(bits, bytes, (byte) 0);
    for (int i = 0; i < values; i++) {
      if (Memory.getByte(plain.address() + i) != 0) {
        Memory.setBit(bits, i);
      }
    }
    body.advance(bytes);
  }
}
