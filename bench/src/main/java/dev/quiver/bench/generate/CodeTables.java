package dev.quiver.bench.generate;

import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The tables of the code-graph example: files of made-up repositories, what they define, use and
/// import. Some uses name nothing that is defined.
final class CodeTables {
  static final Schema FILES =
      new Schema(
          List.of(
              new Field("path", Simple.STRING),
              new Field("bstart", Simple.INT64),
              new Field("bend", Simple.INT64),
              new Field("file_sha256", Simple.STRING),
              new Field("node_kind", Simple.STRING)));

  static final Schema DEFINITIONS =
      new Schema(
          List.of(
              new Field("path", Simple.STRING),
              new Field("bstart", Simple.INT64),
              new Field("bend", Simple.INT64),
              new Field("symbol", Simple.STRING),
              new Field("node_kind", Simple.STRING)));

  static final Schema REFERENCES =
      new Schema(
          List.of(
              new Field("path", Simple.STRING),
              new Field("bstart", Simple.INT64),
              new Field("bend", Simple.INT64),
              new Field("symbol", Simple.STRING),
              new Field("language", Simple.STRING),
              new Field("origin", Simple.STRING),
              new Field("edge_kind", Simple.STRING)));

  static final Schema IMPORTS =
      new Schema(
          List.of(
              new Field("path", Simple.STRING),
              new Field("bstart", Simple.INT64),
              new Field("bend", Simple.INT64),
              new Field("symbol", Simple.STRING),
              new Field("origin", Simple.STRING),
              new Field("edge_kind", Simple.STRING)));

  private static final int FILE_COUNT = 300;
  private static final int SYMBOL_COUNT = 1_200;
  private static final List<String> FOLDERS = List.of("core", "io", "ui", "tools", "vendor");
  private static final List<String> LANGUAGES = List.of("Java", "Python", "Go");
  private static final List<String> KINDS = List.of("class", "method", "field");
  private static final List<String> STEMS =
      List.of("read", "Write", "Größe", "merge", "Plan", "node", "edge", "visit");

  private CodeTables() {}

  static Stream<Value[]> files() {
    return IntStream.range(0, FILE_COUNT)
        .mapToObj(id -> {
          SplittableRandom random = random(1, id);
          return new Value[] {
            text(path(id)),
            number(0),
            number(200 + random.nextInt(40_000)),
            text(Long.toHexString(random.nextLong())),
            text("file")
          };
        });
  }

  static Stream<Value[]> definitions(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(id -> {
          SplittableRandom random = random(2, id);
          long start = random.nextInt(30_000);
          return new Value[] {
            text(path(random.nextInt(FILE_COUNT))),
            number(start),
            number(start + 20 + random.nextInt(900)),
            text(symbol(random.nextInt(SYMBOL_COUNT))),
            text(KINDS.get(random.nextInt(KINDS.size())))
          };
        });
  }

  static Stream<Value[]> references(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(id -> {
          SplittableRandom random = random(3, id);
          int file = random.nextInt(FILE_COUNT);
          long start = random.nextInt(30_000);
          // One symbol in seven is defined nowhere.
          String symbol = symbol(random.nextInt(SYMBOL_COUNT * 7 / 6));
          return new Value[] {
            text(path(file)),
            number(start),
            number(start + symbol.length()),
            random.nextInt(50) == 0 ? Value.NULL : text(symbol),
            text(LANGUAGES.get(file % LANGUAGES.size())),
            text("parser"),
            text("references")
          };
        });
  }

  static Stream<Value[]> imports(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(id -> {
          SplittableRandom random = random(4, id);
          long start = random.nextInt(900);
          return new Value[] {
            text(path(random.nextInt(FILE_COUNT))),
            number(start),
            number(start + 30),
            text("mod." + FOLDERS.get(random.nextInt(FOLDERS.size()))),
            text("imports"),
            text("imports")
          };
        });
  }

  private static SplittableRandom random(int table, int row) {
    return new SplittableRandom(table * 1_000_003L + row);
  }

  private static String path(int file) {
    return FOLDERS.get(file % FOLDERS.size()) + "/unit" + file + "/Source" + file % 17 + ".src";
  }

  private static String symbol(int id) {
    return STEMS.get(id % STEMS.size()) + "." + id;
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value number(long number) {
    return new Value.Int(number);
  }
}
