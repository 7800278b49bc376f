package dev.quiver.delta.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest {
  private final LocalStore store = new LocalStore();

  @TempDir Path folder;

  @Test
  void listsByBytesFromAName() {
    for (String name : List.of("b", "a", "c", "é", "\uFF61", "\uD83D\uDE00", "B")) {
      store.put(at(name), new byte[3]);
    }
    store.mkdirs(at("bb"));

    assertThat(names(store.listFrom(at("b"))))
        .containsExactly("b", "c", "é", "\uFF61", "\uD83D\uDE00");
    assertThat(names(store.listFrom(folder + "/")))
        .containsExactly("B", "a", "b", "c", "é", "\uFF61", "\uD83D\uDE00");
    assertThat(store.listFrom(at("c")).getFirst().bytes()).isEqualTo(3);
  }

  @Test
  void saysWhichFolderIsMissing() {
    assertFails(() -> store.listFrom(at("none/x")), StorageException.MISSING, "none");
    store.put(at("file"), new byte[0]);
    assertFails(() -> store.listFrom(at("file/x")), StorageException.MISSING, "file");
    assertThat(store.status(at("none"))).isEmpty();
    assertThat(store.status(folder.toString())).isEmpty();
  }

  @Test
  void readsRangesIntoMemoryAndArrays() {
    store.put(at("f"), "0123456789".getBytes(StandardCharsets.UTF_8));
    try (RangedFile file = store.open(at("f"));
        Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(4);
      file.read(3, memory.address(), 4);
      byte[] array = new byte[6];
      file.read(8, array, 1, 2);

      assertThat(memory.toArray(ValueLayout.JAVA_BYTE))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("3456");
      assertThat(array).containsExactly(0, '8', '9', 0, 0, 0);
      assertThat(file.bytes()).isEqualTo(10);
      assertFails(() -> file.read(8, array, 0, 3), StorageException.TRUNCATED, "f");
      assertFails(() -> file.read(-1, array, 0, 3), StorageException.TRUNCATED, "f");
      assertFails(() -> file.read(1L << 40, array, 0, 3), StorageException.TRUNCATED, "f");
    }
  }

  @Test
  void saysSoWhenAFileShrinksWhileItIsRead() throws IOException {
    store.put(at("f"), new byte[1 << 16]);
    try (RangedFile file = store.open(at("f"));
        FileChannel other = FileChannel.open(folder.resolve("f"), StandardOpenOption.WRITE)) {
      other.truncate(100);
      assertFails(() -> file.read(0, new byte[4096], 0, 4096), StorageException.TRUNCATED, "f");
    }
  }

  @Test
  void saysWhatIsMissing() {
    assertFails(() -> store.open(at("none")), StorageException.MISSING, "none");
    assertFails(() -> store.read(at("none")), StorageException.MISSING, "none");
    assertFails(() -> store.create(at("no/file")), StorageException.MISSING, "no/file");
    assertThat(store.delete(at("none"))).isFalse();
    assertFails(() -> store.read("\0"), StorageException.FAILED, "\0");
  }

  @Test
  void putsOnlyWhereNothingIs() {
    assertThat(store.putIfAbsent(at("v"), new byte[] {1})).isTrue();
    assertThat(store.putIfAbsent(at("v"), new byte[] {2})).isFalse();
    assertThat(store.read(at("v"))).containsExactly(1);
    store.put(at("v"), new byte[] {3});
    assertThat(store.read(at("v"))).containsExactly(3);
    assertThat(names(store.listFrom(folder + "/"))).containsExactly("v");
  }

  @Test
  void removesAFileThatIsNotPublished() {
    try (NewFile file = store.create(at("f"))) {
      file.write(new byte[10], 2, 5);
      assertThat(file.bytes()).isEqualTo(5);
      assertThat(store.status(at("f"))).isEmpty();
    }
    assertThat(store.listFrom(folder + "/")).isEmpty();
  }

  @Test
  void writesFromMemory() {
    try (Arena arena = Arena.ofConfined();
        NewFile file = store.create(at("f"))) {
      MemorySegment memory = arena.allocateFrom("abcdef");
      file.write(memory.address() + 1, 3);
      assertThat(file.publish()).isTrue();
    }
    assertThat(store.read(at("f"))).asString(StandardCharsets.UTF_8).isEqualTo("bcd");
  }

  @Test
  void letsOneOfManyWritersWin() throws Exception {
    int writers = 8;
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        byte[] bytes = {(byte) i};
        answers.add(
            threads.submit(() -> {
              start.await();
              return store.putIfAbsent(at("v"), bytes);
            }));
      }
      start.countDown();
      int winner = -1;
      for (int i = 0; i < writers; i++) {
        if (answers.get(i).get()) {
          assertThat(winner).isEqualTo(-1);
          winner = i;
        }
      }
      assertThat(store.read(at("v"))).containsExactly(winner);
    }
    assertThat(names(store.listFrom(folder + "/"))).containsExactly("v");
  }

  @Test
  void takesUris() {
    store.put(at("a b"), new byte[] {7});
    assertThat(store.read("file:" + folder + "/a%20b")).containsExactly(7);
    assertThat(store.resolve(folder + "/x/../a b")).isEqualTo(at("a b"));
  }

  private String at(String name) {
    return folder + "/" + name;
  }

  private static List<String> names(List<FileStatus> files) {
    Stream<String> paths = files.stream().map(FileStatus::path);
    return paths.map(path -> path.substring(path.lastIndexOf('/') + 1)).toList();
  }

  private static void assertFails(Runnable action, String code, String path) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            StorageException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.path()).endsWith(path);
            })
        .hasMessageContaining(path);
  }
}
