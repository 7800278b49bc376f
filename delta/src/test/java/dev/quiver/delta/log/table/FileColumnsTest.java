package dev.quiver.delta.log.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.log.BoundText;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The arrays behind a table's files keep what they are given, and the quick ways there mean what
/// the slow ones do.
class FileColumnsTest {
  private static final long SEED = 8_211L;

  private final Random random = new Random(SEED);

  @Test
  void readsBoundsQuicklyAsSlowly() {
    List<DataType> types =
        List.of(
            Simple.INT8,
            Simple.INT16,
            Simple.INT32,
            Simple.INT64,
            Simple.DATE,
            Simple.TIMESTAMP,
            Simple.TIMESTAMP_NTZ,
            new Decimal(5, 2),
            new Decimal(15, 0),
            new Decimal(18, 9));
    QuickBound quick = new QuickBound();
    BoundColumn[] columns =
        types.stream()
            .map(type -> new BoundColumn(type, new ByteStore()))
            .toArray(BoundColumn[]::new);
    int known = 0;
    for (int i = 0; i < 60_000; i++) {
      int column = random.nextInt(columns.length);
      DataType type = types.get(column);
      String text = text(type);
      boolean upper = random.nextBoolean();
      Value slow = upper ? BoundText.upper(text, type) : BoundText.lower(text, type);
      if (quick.read(slice(text), type, upper)) {
        known++;
        assertThat(columns[column].value(quick.value()))
            .as("seed %d: %s as %s, upper %s", SEED, text, type, upper)
            .isEqualTo(slow);
      }
    }
    assertThat(known).isGreaterThan(20_000);
  }

  @Test
  void ordersPathsByTheirBytes() {
    for (int files : new int[] {0, 1, 2, 30, 3_000}) {
      ByteStore texts = new ByteStore();
      Longs refs = new Longs();
      for (int i = 0; i < files; i++) {
        byte[] path =
            ("p="
                    + "x".repeat(random.nextInt(3) * 8)
                    + random.nextInt(40)
                    + "é\0".repeat(random.nextInt(3)))
                .getBytes(UTF_8);
        refs.add(texts.add(path));
      }
      for (int unsorted : new int[] {files, files / 2}) {
        List<Integer> rows = new ArrayList<>();
        if (unsorted < files) {
          Longs halfSorted = new Longs();
          int[] tail = PathOrder.of(texts, refs, files);
          List<Long> sorted = Arrays.stream(tail).mapToObj(refs::get).toList();
          for (int row = 0; row < files; row++) {
            halfSorted.add(row < unsorted ? refs.get(row) : sorted.get(row));
          }
          for (int row : PathOrder.of(texts, halfSorted, unsorted)) {
            rows.add(row);
          }
          assertOrdered(texts, halfSorted, rows);
        } else {
          for (int row : PathOrder.of(texts, refs, files)) {
            rows.add(row);
          }
          assertOrdered(texts, refs, rows);
        }
        assertThat(rows).hasSize(files).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void keepsNumbersWhereverTheyChange() {
    for (int change : new int[] {0, 1, 7, 8, 9, 16_383, 16_384, 16_385, 40_000}) {
      Longs column = new Longs();
      for (int i = 0; i < 50_000; i++) {
        column.add(i < change ? 5 : i);
      }
      for (int i = 0; i < 50_000; i++) {
        assertThat(column.get(i) == (i < change ? 5 : i)).isTrue();
      }
    }
    Longs same = new Longs();
    for (int i = 0; i < 50_000; i++) {
      same.add(3);
    }
    assertThat(same.heapBytes()).isZero();
    assertThat(same.isAll(3)).isTrue();
  }

  @Test
  void keepsBytesOfAnyLengthAndForksThem() {
    ByteStore store = new ByteStore();
    List<byte[]> texts = new ArrayList<>();
    List<Long> refs = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      byte[] text = new byte[i % 50 == 49 ? 1_500_000 : random.nextInt(20_000)];
      random.nextBytes(text);
      texts.add(text);
      refs.add(store.add(text));
    }
    ByteStore fork = store.fork();
    long more = fork.add(new byte[] {1, 2});
    store.add(new byte[] {9});
    for (int i = 0; i < texts.size(); i++) {
      assertThat(fork.bytes(refs.get(i))).isEqualTo(texts.get(i));
      assertThat(store.bytes(refs.get(i))).isEqualTo(texts.get(i));
    }
    assertThat(fork.bytes(more)).containsExactly(1, 2);
  }

  @Test
  void tellsFilesApart() {
    SeenFiles seen = new SeenFiles();
    assertThat(seen.isEmpty()).isTrue();
    for (int i = 0; i < 5_000; i++) {
      seen.look(slice("p=1/f" + i));
      assertThat(seen.row()).isEqualTo(SeenFiles.UNSEEN);
      seen.see(i);
    }
    for (int i = 0; i < 5_000; i++) {
      seen.look(slice("p=1/f" + i));
      assertThat(seen.row()).isEqualTo(i);
    }
    seen.look(slice("p=1/f1"), slice("u"), slice("v"), 1);
    assertThat(seen.row()).isEqualTo(SeenFiles.UNSEEN);
    seen.see(SeenFiles.REMOVED);
    seen.look(slice("p=1/f1"), "uv@1");
    assertThat(seen.row()).isEqualTo(SeenFiles.REMOVED);
    seen.look(slice("a%c3%A9 b"));
    seen.see(7);
    seen.look(slice("a%C3%a9%20b"));
    assertThat(seen.row()).isEqualTo(7);
  }

  private static void assertOrdered(ByteStore texts, Longs refs, List<Integer> rows) {
    for (int i = 1; i < rows.size(); i++) {
      int sign = texts.compare(refs.get(rows.get(i - 1)), refs.get(rows.get(i)));
      assertThat(sign < 0 || (sign == 0 && rows.get(i - 1) < rows.get(i)))
          .as("seed %d, place %d", SEED, i)
          .isTrue();
    }
  }

  private String text(DataType type) {
    String text =
        switch (type) {
          case Decimal _ ->
              random.nextInt(2_000)
                  - 1_000
                  + (random.nextBoolean() ? "." + random.nextInt(300) : "");
          case Simple simple when simple == Simple.DATE -> date();
          case Simple simple when simple == Simple.TIMESTAMP || simple == Simple.TIMESTAMP_NTZ ->
              time();
          case DataType _ -> Long.toString(random.nextLong() >> random.nextInt(64));
        };
    // Now and then a character that has no place there.
    if (random.nextInt(10) == 0) {
      int at = random.nextInt(text.length() + 1);
      text = text.substring(0, at) + "-+.0Te :9".charAt(random.nextInt(9)) + text.substring(at);
    }
    return text;
  }

  private String date() {
    return "%04d-%02d-%02d"
        .formatted(random.nextInt(10_000), 1 + random.nextInt(13), 1 + random.nextInt(31));
  }

  private String time() {
    String fraction = random.nextBoolean() ? "." + random.nextInt(1_000_000_000) : "";
    String[] zones = {"", "Z", "+00:00", "-00:00", "+01:30"};
    return "%sT%02d:%02d:%02d%s%s"
        .formatted(
            date(),
            random.nextInt(25),
            random.nextInt(60),
            random.nextInt(60),
            fraction,
            zones[random.nextInt(zones.length)]);
  }

  private static Slice slice(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    Slice slice = new Slice();
    slice.set(bytes, 0, bytes.length);
    return slice;
  }
}
