package dev.quiver.bench.generate;

import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The tables of the orders example: sales of a small shop, some without a region or a note.
final class OrderTables {
  static final Schema ORDERS =
      new Schema(
          List.of(
              new Field("order_id", Simple.INT64),
              new Field("customer_id", Simple.INT64),
              new Field("region", Simple.STRING),
              new Field("status", Simple.STRING),
              new Field("ordered_on", Simple.DATE),
              new Field("amount", new Decimal(12, 2)),
              new Field("note", Simple.STRING)));

  static final Schema CUSTOMERS =
      new Schema(
          List.of(
              new Field("customer_id", Simple.INT64),
              new Field("name", Simple.STRING),
              new Field("segment", Simple.STRING)));

  private static final List<String> REGIONS = List.of("EU", "US", "APAC", "LATAM", "");
  private static final List<String> STATUS = List.of("paid", "shipped", "open", "cancelled");
  private static final List<String> SEGMENTS = List.of("home", "office", "school");
  private static final List<String> NAMES =
      List.of("Ada", "Björn", "Chen", "Dana", "Elif", "Fatou", "Goran", "Hana");
  private static final long FIRST_DAY = LocalDate.of(2023, 7, 1).toEpochDay();
  private static final int DAYS = 700;
  private static final int CUSTOMER_COUNT = 400;
  private static final int MOST_CENTS = 120_000;

  private OrderTables() {}

  /// Orders `from` to `to - 1`: the same order has the same values in any range.
  static Stream<Value[]> orders(int from, int to) {
    return IntStream.range(from, to).mapToObj(OrderTables::order);
  }

  static Stream<Value[]> customers() {
    return IntStream.range(0, CUSTOMER_COUNT).mapToObj(OrderTables::customer);
  }

  private static Value[] order(int id) {
    SplittableRandom random = new SplittableRandom(id);
    String region = REGIONS.get(random.nextInt(REGIONS.size()));
    // One customer in five never orders.
    int customer = random.nextInt(CUSTOMER_COUNT * 4 / 5);
    return new Value[] {
      new Value.Int(id),
      new Value.Int(customer),
      region.isEmpty() ? Value.NULL : new Value.Text(region),
      new Value.Text(STATUS.get(random.nextInt(STATUS.size()))),
      new Value.Int(FIRST_DAY + random.nextInt(DAYS)),
      new Value.Exact(BigInteger.valueOf(random.nextInt(MOST_CENTS) - 1_000L)),
      random.nextInt(3) > 0 ? Value.NULL : new Value.Text("deliver to door " + random.nextInt(90))
    };
  }

  private static Value[] customer(int id) {
    SplittableRandom random = new SplittableRandom(-1L - id);
    return new Value[] {
      new Value.Int(id),
      new Value.Text(NAMES.get(random.nextInt(NAMES.size())) + " " + id),
      new Value.Text(SEGMENTS.get(random.nextInt(SEGMENTS.size())))
    };
  }
}
