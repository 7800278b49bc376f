package dev.quiver.bench.component;

import dev.quiver.bench.peer.Question;
import java.util.List;

/// A query that spends its time in one operator, a query that reads the same columns and does next
/// to nothing, and the ratio to the peer that is wanted.
record Component(Question question, String scan, double bar) {
  static final List<Component> ALL =
      List.of(
          groups("group-by/int64", "k", 0.7),
          groups("group-by/int64-sparse", "sparse", 0.7),
          groups("group-by/int64-clustered", "parent", 0.7),
          of(
              "group-by/few",
              "SELECT flag, sum(amount) AS total, count(*) AS n FROM facts GROUP BY flag ORDER BY flag",
              "SELECT max(length(flag)) AS s, sum(amount) AS t FROM facts",
              0.5),
          of(
              "group-by/two-strings",
              "SELECT a, b, sum(amount) AS total, count(*) AS n FROM facts GROUP BY a, b ORDER BY a, b",
              "SELECT max(length(a)) AS s, max(length(b)) AS u, sum(amount) AS t FROM facts",
              0.9),
          of(
              "group-by/strings",
              "SELECT count(*) AS n, max(total) AS most FROM (SELECT word, sum(amount) AS total FROM"
                  + " facts GROUP BY word) AS g",
              "SELECT max(length(word)) AS s, sum(amount) AS t FROM facts",
              1.0),
          of(
              "count-distinct/all",
              "SELECT count(DISTINCT k) AS n FROM facts",
              "SELECT sum(k) AS s FROM facts",
              0.9),
          of(
              "count-distinct/by-flag",
              "SELECT flag, count(DISTINCT k) AS n FROM facts GROUP BY flag ORDER BY flag",
              "SELECT max(length(flag)) AS s, sum(k) AS t FROM facts",
              0.9),
          join("join/int64", "k", 0.7),
          join("join/int64-sparse", "sparse", 0.7),
          join("join/strings", "word", 1.0),
          half("join/semi", "IN", 0.7),
          half("join/anti", "NOT IN", 0.7),
          of(
              "topk/random",
              "SELECT v, id FROM facts ORDER BY v, id LIMIT 100",
              "SELECT sum(v % 7) AS s, sum(id) AS t FROM facts",
              0.6),
          of(
              "topk/sorted",
              "SELECT id, v FROM facts ORDER BY id LIMIT 100",
              "SELECT sum(v % 7) AS s, sum(id) AS t FROM facts",
              0.6),
          of(
              "topk/sorted-backwards",
              "SELECT id, v FROM facts ORDER BY id DESC LIMIT 100",
              "SELECT sum(v % 7) AS s, sum(id) AS t FROM facts",
              0.6),
          new Component(
              new Question(
                  "sort/int64",
                  "SELECT v, id FROM facts ORDER BY v, id",
                  "SELECT v, id FROM facts ORDER BY v, id LIMIT 1000 OFFSET 20000"),
              "SELECT sum(v % 7) AS s, sum(id) AS t FROM facts",
              1.0));

  /// The scan, as a question of its own.
  Question scanned() {
    return new Question(question.name() + " (scan)", scan);
  }

  private static Component of(String name, String sql, String scan, double bar) {
    return new Component(new Question(name, sql), scan, bar);
  }

  private static Component groups(String name, String key, double bar) {
    return of(
        name,
        "SELECT count(*) AS n, max(total) AS most FROM (SELECT %1$s, sum(amount) AS total FROM facts GROUP BY %1$s) AS g"
            .formatted(key),
        "SELECT %s AS s, sum(amount) AS t FROM facts".formatted(read(key)),
        bar);
  }

  private static Component join(String name, String key, double bar) {
    return of(
        name,
        "SELECT count(*) AS n, sum(f.amount) AS s, sum(d.w) AS t FROM facts f JOIN dims d ON f.%1$s = d.%1$s"
            .formatted(key),
        both(key),
        bar);
  }

  private static Component half(String name, String test, double bar) {
    return of(
        name,
        "SELECT count(*) AS n, sum(amount) AS s FROM facts WHERE k %s (SELECT k FROM dims WHERE w < 500)"
            .formatted(test),
        both("k"),
        bar);
  }

  private static String both(String key) {
    return "SELECT %1$s AS s, sum(amount) AS t FROM facts UNION ALL SELECT %1$s, sum(w) FROM dims"
        .formatted(read(key));
  }

  /// Reads every value; no log or footer knows the answer, and it stays within 64 bits.
  private static String read(String key) {
    return key.equals("word") ? "max(length(word))" : "sum(" + key + " % 7)";
  }
}
