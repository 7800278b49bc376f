package dev.quiver.delta.skip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A long IN list says of any domain what its equalities say one by one.
class SortedOptionsTest {
  private static final long SEED = 20_261_120;
  private final Random random = new Random(SEED);
  private final Pruner pruner = new Pruner(_ -> Optional.empty());

  @Test
  void saysWhatEqualitiesSay() {
    Map<Match, Integer> seen = new HashMap<>();
    for (int round = 0; round < 20_000; round++) {
      DataType type = List.of(Simple.INT64, Simple.FLOAT64, Simple.STRING).get(round % 3);
      int spread = 1 + random.nextInt(60);
      Ref column = new Ref(new Column(1, "c", type));
      List<Literal> options = options(type, spread);
      Expr list = new InList(column, options);
      Expr equalities =
          new Or(
              options.stream()
                  .<Expr>map(option -> new Compare(Comparison.EQ, column, option))
                  .toList());
      Domain domain = domain(type, spread);
      Match match = pruner.match(list, (_, _) -> domain);
      seen.merge(match, 1, Integer::sum);
      assertThat(match)
          .as("seed %d round %d: %s in %s", SEED, round, domain, options)
          .isEqualTo(pruner.match(equalities, (_, _) -> domain));
      assertThat(pruner.match(new Not(list), (_, _) -> domain))
          .as("seed %d round %d: %s not in %s", SEED, round, domain, options)
          .isEqualTo(pruner.match(new Not(equalities), (_, _) -> domain));
    }
    assertThat(seen).containsKeys(Match.values());
  }

  private List<Literal> options(DataType type, int spread) {
    List<Literal> options = new ArrayList<>();
    for (int i = 17 + random.nextInt(20); i > 0; i--) {
      options.add(new Literal(value(type, 2 * spread), type));
    }
    if (random.nextInt(4) == 0) {
      options.add(random.nextInt(options.size()), new Literal(Value.NULL, type));
    }
    return options;
  }

  private Domain domain(DataType type, int spread) {
    Value[] bounds = {value(type, 2 * spread), value(type, 2 * spread)};
    Arrays.sort(bounds, ValueOrder::compare);
    boolean canBeNull = random.nextBoolean();
    return switch (random.nextInt(8)) {
      case 0 -> Domain.ANY;
      case 1 -> Domain.onlyNull();
      case 2 -> Domain.between(Value.NULL, bounds[1], canBeNull);
      case 3 -> Domain.between(bounds[0], Value.NULL, canBeNull);
      case 4, 5 -> Domain.between(bounds[0], bounds[0], canBeNull);
      default -> {
        Domain domain = Domain.between(bounds[0], bounds[1], canBeNull);
        yield type == Simple.FLOAT64 && random.nextBoolean() ? domain.orNaN() : domain;
      }
    };
  }

  private Value value(DataType type, int spread) {
    int number = random.nextInt(spread) - spread / 2;
    if (type == Simple.INT64) {
      return new Value.Int(number);
    }
    if (type == Simple.STRING) {
      return new Value.Text("v" + number);
    }
    return new Value.Real(random.nextInt(10) == 0 ? Double.NaN : number == 0 ? -0.0 : number);
  }
}
