package dev.quiver.engine.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The tables of a query's first WHERE, each by its alias, and what the WHERE says of each set of
/// them, with the equalities that follow from those that are written.
///
/// Sets of tables are bits. A column belongs to the table that its prefix names, as in TPC-H.
record JoinedTables(List<String> aliases, List<String> tables, Map<String, Integer> conjuncts) {
  private static final Pattern EQUAL =
      Pattern.compile("((?:n\\d\\.)?[a-z]+_\\w+) = ((?:n\\d\\.)?[a-z]+_\\w+)");
  private static final Pattern COLUMN = Pattern.compile("(?<!')\\b(?:(n\\d)\\.)?([a-z]+)_\\w+");
  private static final Pattern TABLE = Pattern.compile("(\\w+)(?: (\\w+))?");
  private static final Map<String, String> PREFIXES =
      Map.of(
          "c",
          "customer",
          "l",
          "lineitem",
          "n",
          "nation",
          "o",
          "orders",
          "p",
          "part",
          "ps",
          "partsupp",
          "r",
          "region",
          "s",
          "supplier");

  /// `more` are conjuncts that follow from those of the text, besides equalities.
  static JoinedTables of(String sql, List<String> more) {
    String text = sql.replaceAll("\\s+", " ");
    int where = text.indexOf(" WHERE ");
    int from = text.lastIndexOf(" FROM ", where);
    List<String> aliases = new ArrayList<>();
    List<String> tables = new ArrayList<>();
    for (Matcher table = TABLE.matcher(text).region(from + 6, where); table.find(); ) {
      tables.add(table.group(1));
      aliases.add(table.group(2) == null ? table.group(1) : table.group(2));
    }
    Set<String> said = new LinkedHashSet<>(conjuncts(text, where + 7));
    said.addAll(more);
    for (int before = 0; before < said.size(); ) {
      before = said.size();
      said.addAll(implied(said));
    }
    Map<String, Integer> conjuncts = new LinkedHashMap<>();
    said.forEach(one -> conjuncts.put(one, uses(one, aliases)));
    return new JoinedTables(aliases, tables, conjuncts);
  }

  /// What stands between the ANDs of a WHERE, of which BETWEEN has one.
  private static List<String> conjuncts(String text, int start) {
    List<String> conjuncts = new ArrayList<>();
    int depth = 0;
    int from = start;
    for (int at = start; depth >= 0 && at < text.length(); at++) {
      depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      boolean isAnd =
          depth == 0
              && text.startsWith(" AND ", at)
              && !text.substring(from, at).matches("\\S+ BETWEEN [^ ]+( '[^']*')?");
      boolean isEnd = depth < 0 || (depth == 0 && text.startsWith(" GROUP BY ", at));
      if (isAnd || isEnd) {
        conjuncts.add(text.substring(from, at).strip());
        from = at + 5;
      }
      if (isEnd) {
        break;
      }
    }
    return conjuncts;
  }

  private static Set<String> implied(Set<String> said) {
    Set<String> more = new LinkedHashSet<>();
    for (String one : said) {
      Matcher first = EQUAL.matcher(one);
      for (String other : first.matches() ? said : Set.<String>of()) {
        Matcher second = EQUAL.matcher(other);
        if (second.matches()) {
          more.addAll(equal(first, second));
        }
      }
    }
    return more;
  }

  private static List<String> equal(Matcher one, Matcher other) {
    List<String> equal = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      for (int j = 1; j <= 2; j++) {
        String left = one.group(3 - i);
        String right = other.group(3 - j);
        if (one.group(i).equals(other.group(j)) && left.compareTo(right) < 0) {
          equal.add(left + " = " + right);
        }
      }
    }
    return equal;
  }

  private static int uses(String conjunct, List<String> aliases) {
    int uses = 0;
    for (Matcher column = COLUMN.matcher(conjunct); column.find(); ) {
      String alias = column.group(1) == null ? PREFIXES.get(column.group(2)) : column.group(1);
      if (!aliases.contains(alias)) {
        throw new IllegalStateException("whose column? " + conjunct);
      }
      uses |= 1 << aliases.indexOf(alias);
    }
    return uses;
  }

  int all() {
    return (1 << aliases.size()) - 1;
  }

  /// Whether conjuncts lead from each table of a set to each other.
  boolean isConnected(int set) {
    int reached = Integer.lowestOneBit(set);
    for (int before = 0; before != reached; ) {
      before = reached;
      for (int uses : conjuncts.values()) {
        if ((uses & reached) != 0 && (uses & ~set) == 0) {
          reached |= uses;
        }
      }
    }
    return reached == set;
  }

  /// Counts the rows of the join of a set.
  String count(int set) {
    String from =
        IntStream.range(0, aliases.size())
            .filter(one -> (set >> one & 1) != 0)
            .mapToObj(one -> tables.get(one) + " AS " + aliases.get(one))
            .collect(Collectors.joining(", "));
    String where =
        conjuncts.entrySet().stream()
            .filter(one -> (one.getValue() & ~set) == 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(" AND "));
    return "SELECT count(*) FROM " + from + (where.isEmpty() ? "" : " WHERE " + where);
  }
}
