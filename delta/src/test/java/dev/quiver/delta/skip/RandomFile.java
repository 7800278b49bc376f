package dev.quiver.delta.skip;

import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random rows of every type, and statistics of them as writers write them: some leave things out,
/// cut timestamps to milliseconds and texts to a prefix, forget NaN, round decimals to doubles.
final class RandomFile {
  static final Schema SCHEMA =
      new Schema(
          List.of(
              new Field("i", Simple.INT64),
              new Field("f", Simple.FLOAT64),
              new Field("d", new Decimal(30, 3)),
              new Field("s", Simple.STRING),
              new Field("t", Simple.TIMESTAMP),
              new Field("day", Simple.DATE),
              new Field("b", Simple.BOOLEAN),
              new Field("n", Simple.INT32),
              new Field("p", Simple.INT32)));

  private static final String[] TEXTS = {
    "", "a", "ab", "abc", "b", "é", "\uFF5E", "\uD83D\uDE00", "z", "abca"
  };
  private static final int PREFIX = 2;

  final List<List<Value>> rows = new ArrayList<>();
  private final Random random;

  RandomFile(Random random) {
    this.random = random;
    int count = random.nextInt(6);
    int offset = random.nextInt(10);
    int partition = random.nextInt(4);
    double nulls = random.nextInt(3) / 2.0;
    for (int r = 0; r < count; r++) {
      List<Value> row = new ArrayList<>();
      for (int c = 0; c < SCHEMA.fields().size() - 1; c++) {
        DataType type = SCHEMA.fields().get(c).type();
        row.add(random.nextDouble() < nulls ? Value.NULL : value(random, type, offset));
      }
      row.add(partition == 0 ? Value.NULL : new Value.Int(partition));
      rows.add(row);
    }
    partitionText = partition == 0 ? "" : String.valueOf(partition);
  }

  final String partitionText;

  static Value value(Random random, DataType type, int offset) {
    int small = offset + random.nextInt(4);
    return switch (type) {
      case Decimal _ ->
          new Value.Exact(
              new BigInteger("123456789012345678901234567").add(BigInteger.valueOf(small)));
      case Simple.FLOAT64 ->
          new Value.Real(
              switch (random.nextInt(8)) {
                case 0 -> Double.NaN;
                case 1 -> -0.0;
                case 2 -> 0.0;
                case 3 -> Double.POSITIVE_INFINITY;
                default -> small / 2.0 - 3;
              });
      case Simple.STRING -> new Value.Text(TEXTS[Math.min(small, TEXTS.length - 1)]);
      case Simple.TIMESTAMP -> new Value.Int(1_600_000_000_000_000L + small * 400L);
      case Simple.BOOLEAN -> new Value.Bool(random.nextBoolean());
      default -> new Value.Int(small);
    };
  }

  /// The statistics as JSON, written by some writer.
  String statistics() {
    List<String> min = new ArrayList<>();
    List<String> max = new ArrayList<>();
    List<String> nulls = new ArrayList<>();
    for (int c = 0; c < SCHEMA.fields().size() - 1; c++) {
      if (random.nextInt(6) == 0) {
        continue;
      }
      int column = c;
      DataType type = SCHEMA.fields().get(c).type();
      String name = "\"" + SCHEMA.fields().get(c).name() + "\":";
      List<Value> values =
          rows.stream()
              .map(row -> row.get(column))
              .filter(value -> !(value instanceof Value.Null) && !isNaN(value))
              .sorted(ValueOrder::compare)
              .toList();
      nulls.add(name + rows.stream().filter(r -> r.get(column) instanceof Value.Null).count());
      if (!values.isEmpty() && random.nextInt(6) > 0) {
        min.add(name + text(values.getFirst(), type, false));
        max.add(name + text(values.getLast(), type, true));
      }
    }
    String rowsText = random.nextInt(6) == 0 ? "" : "\"numRecords\":" + rows.size() + ",";
    return "{%s\"minValues\":{%s},\"maxValues\":{%s},\"nullCount\":{%s}}"
        .formatted(rowsText, String.join(",", min), String.join(",", max), String.join(",", nulls));
  }

  private static boolean isNaN(Value value) {
    return value instanceof Value.Real(var number) && Double.isNaN(number);
  }

  private String text(Value value, DataType type, boolean upper) {
    return switch (value) {
      case Value.Text(var text) -> "\"" + cut(text, upper) + "\"";
      case Value.Real(var number) when Double.isInfinite(number) -> "\"" + number + "\"";
      case Value.Real(var number) -> String.valueOf(number);
      case Value.Exact(var unscaled) ->
          random.nextBoolean()
              ? new BigDecimal(unscaled, 3).toPlainString()
              : String.valueOf(new BigDecimal(unscaled, 3).doubleValue());
      case Value.Int(var micros) when type == Simple.TIMESTAMP -> "\"" + millis(micros) + "\"";
      case Value.Int(var days) when type == Simple.DATE -> "\"" + LocalDate.ofEpochDay(days) + "\"";
      case Value.Int(var number) -> String.valueOf(number);
      case Value.Bool(var truth) -> String.valueOf(truth);
      case Value.Bytes _, Value.Items _, Value.Null _ -> throw new AssertionError(value);
    };
  }

  private String cut(String text, boolean upper) {
    if (text.length() <= PREFIX || Character.isSurrogate(text.charAt(0))) {
      return text;
    }
    return text.substring(0, PREFIX) + (upper ? (random.nextBoolean() ? "\u007f" : "\uFFFD") : "");
  }

  private static String millis(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
