package dev.quiver.engine.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quiver.engine.oracle.Relation.Col;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Relates two sources of a program.
final class RandomRelate {
  private static final List<String> FIRST =
      List.of("Inner", "Inner", "Left", "Right", "Full", "Semi", "Anti");
  private static final List<String> OPENED =
      List.of(
          "Inner", "Inner", "Inner", "Left", "Right", "Full", "Semi", "Anti", "Cross", "LeftMark");

  private static final long PAIRS = 6_000;
  private static final long ALIKE = 4;

  private final ProgramText text;
  private final SplittableRandom random;
  private final Coverage coverage;
  private final int version;

  RandomRelate(ProgramText text, SplittableRandom random, Coverage coverage, int version) {
    this.text = text;
    this.random = random;
    this.coverage = coverage;
    this.version = version;
  }

  /// What a join is made of.
  private record Join(
      String type, Source left, Source right, List<Col[]> keys, boolean nullSafe, Sql condition) {
    boolean merges() {
      return type.equals("Inner") || type.equals("Left");
    }

    boolean keepsRight() {
      return !type.equals("Semi") && !type.equals("Anti") && !type.equals("LeftMark");
    }

    /// `l` and `r` are what both sides are called.
    String on() {
      List<String> terms = new ArrayList<>();
      String equals = nullSafe ? "IS NOT DISTINCT FROM" : "=";
      for (Col[] key : keys) {
        terms.add("l.%s %s r.%s".formatted(key[0].name(), equals, key[1].name()));
      }
      if (!condition.duck().isEmpty()) {
        terms.add("(" + condition.duck() + ")");
      }
      return String.join(" AND ", terms);
    }
  }

  /// None where the sides have nothing in common, or too many rows.
  Optional<Source> of(Source left, Source right) {
    List<String> types = version == 4 ? FIRST : OPENED;
    String type = types.get(random.nextInt(types.size()));
    long pairs = left.rows() * right.rows();
    boolean isCross = type.equals("Cross");
    if (pairs / (isCross ? 1 : ALIKE) > PAIRS) {
      return Optional.empty();
    }
    boolean nullSafe = version > 4 && !isCross && random.nextInt(6) == 0;
    List<Col[]> keys = isCross ? List.of() : keys(left, right);
    Sql condition = new Sql("", "");
    boolean isWhole = keys.isEmpty() && pairs <= PAIRS;
    if (version > 4 && !isCross && !type.equals("Full") && (isWhole || random.nextInt(4) == 0)) {
      condition = condition(left.relation(), right.relation());
    }
    if (!isCross && keys.isEmpty() && (condition.duck().isEmpty() || !isWhole)) {
      return Optional.empty();
    }
    if (nullSafe) {
      coverage.seen("relate", "null-safe");
    }
    return related(new Join(type, left, right, keys, nullSafe, condition));
  }

  private List<Col[]> keys(Source left, Source right) {
    List<Col[]> pairs = new ArrayList<>();
    for (Col l : left.relation().plain()) {
      for (Col r : right.relation().plain()) {
        if (l.kind() == r.kind()) {
          pairs.add(new Col[] {l, r});
        }
      }
    }
    List<Col[]> keys = new ArrayList<>();
    boolean isFree = version > 4 && random.nextInt(6) == 0;
    for (int i = isFree ? 0 : random.nextInt(1, 3); i > 0 && !pairs.isEmpty(); i--) {
      keys.add(pairs.get(random.nextInt(pairs.size())));
    }
    return keys;
  }

  /// Over the columns whose names say where they are from.
  private Sql condition(Relation left, Relation right) {
    List<Col> columns = new ArrayList<>();
    left.plain().stream().filter(it -> !right.names().contains(it.name())).forEach(columns::add);
    right.plain().stream().filter(it -> !left.names().contains(it.name())).forEach(columns::add);
    if (columns.isEmpty()) {
      return new Sql("", "");
    }
    coverage.seen("relate", "condition");
    return Sql.of(RandomPredicate.of(new Relation("both", true, columns), random));
  }

  private Optional<Source> related(Join join) {
    if (!join.keepsRight()) {
      return Optional.of(define(join, List.of(), ""));
    }
    Set<String> clashing = clashing(join);
    if (clashing.isEmpty()) {
      return Optional.of(define(join, join.right().relation().columns(), ""));
    }
    if (version > 4 && random.nextBoolean()) {
      coverage.seen("relate", "prefix");
      return Optional.of(define(join, join.right().relation().columns(), "p" + text.size() + "_"));
    }
    return withoutClashes(join);
  }

  private static Set<String> clashing(Join join) {
    Set<String> names = new TreeSet<>(join.left().relation().names());
    names.retainAll(join.right().relation().names());
    return names;
  }

  /// The right side gives up what clashes, but for keys that become one column.
  private Optional<Source> withoutClashes(Join join) {
    List<Col> kept =
        join.right().relation().columns().stream()
            .filter(column ->
                !join.left().relation().names().contains(column.name())
                    || (join.merges() && isMerged(column, join.keys())))
            .toList();
    if (kept.isEmpty() || !join.keys().stream().allMatch(key -> kept.contains(key[1]))) {
      return Optional.empty();
    }
    ObjectNode transform = ProgramText.transform("Project", join.right());
    ArrayNode items = transform.putArray("columns");
    kept.forEach(column -> items.add(column.name()));
    Source right =
        text.define(
            transform,
            List.of(join.right()),
            kept,
            join.right().rows(),
            "SELECT %s FROM %s".formatted(names(kept), join.right().relation().name()));
    Join narrow =
        new Join(join.type(), join.left(), right, join.keys(), join.nullSafe(), join.condition());
    List<Col> added =
        kept.stream().filter(it -> !join.left().relation().names().contains(it.name())).toList();
    return Optional.of(define(narrow, added, ""));
  }

  private static boolean isMerged(Col column, List<Col[]> keys) {
    return keys.stream()
        .anyMatch(
            key -> key[1].name().equals(column.name()) && key[0].name().equals(column.name()));
  }

  private static String names(List<Col> columns) {
    return columns.stream().map(Col::name).collect(Collectors.joining(", "));
  }

  private Source define(Join join, List<Col> added, String prefix) {
    coverage.seen("operator", "Relate");
    coverage.seen("relate", join.type());
    Relation left = join.left().relation();
    List<Col> columns = new ArrayList<>(left.columns());
    StringBuilder select = new StringBuilder("l.*");
    for (Col column : added) {
      String name = (left.names().contains(column.name()) ? prefix : "") + column.name();
      columns.add(new Col(name, column.kind(), column.plain()));
      select.append(", r.").append(column.name()).append(" AS ").append(name);
    }
    ObjectNode transform = transform(join, prefix);
    if (join.type().equals("LeftMark")) {
      String mark = "m" + text.size();
      transform.put("mark", mark);
      columns.add(new Col(mark, Kind.BOOL, true));
      select.append(mark(join)).append(" AS ").append(mark);
    }
    return text.define(
        transform,
        List.of(join.left(), join.right()),
        columns,
        rows(join),
        "SELECT %s FROM %s l%s".formatted(select, left.name(), joined(join)));
  }

  private static long rows(Join join) {
    long left = join.left().rows();
    long right = join.right().rows();
    if (!join.keepsRight()) {
      return left;
    }
    return join.type().equals("Cross")
        ? left * right
        : Math.max(left * right / ALIKE, left + right);
  }

  private static ObjectNode transform(Join join, String prefix) {
    ObjectNode transform = ProgramText.object();
    transform.put("kind", "Relate").put("left", join.left().relation().name());
    transform.put("right", join.right().relation().name()).put("join_type", join.type());
    ArrayNode pairs = transform.putArray("join_keys");
    for (Col[] key : join.keys()) {
      pairs.addObject().put("left_key", key[0].name()).put("right_key", key[1].name());
    }
    if (!join.condition().quiver().isEmpty()) {
      transform.put("condition", join.condition().quiver());
    }
    if (join.nullSafe()) {
      transform.put("null_safe", true);
    }
    if (!prefix.isEmpty()) {
      transform.put("right_prefix", prefix);
    }
    return transform;
  }

  private static String joined(Join join) {
    String right = join.right().relation().name();
    return switch (join.type()) {
      case "LeftMark" -> "";
      case "Cross" -> " CROSS JOIN " + right + " r";
      default -> " %s JOIN %s r ON %s".formatted(join.type(), right, join.on());
    };
  }

  /// TRUE, else NULL, else FALSE.
  private static String mark(Join join) {
    String right = join.right().relation().name();
    return (", CASE WHEN EXISTS (SELECT 1 FROM %s r WHERE %s) THEN TRUE"
            + " WHEN EXISTS (SELECT 1 FROM %s r WHERE (%s) IS NULL) THEN NULL ELSE FALSE END")
        .formatted(right, join.on(), right, join.on());
  }
}
