package dev.quiver.engine.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The text of a golden file, taken apart: a head of comments and expectations, then sections that
/// each begin with a line `== NAME`.
///
/// ```text
/// # The small side is built although it comes first.
/// expect PushFilterIntoJoin
/// expect-not MergeProjects
///
/// == tables
/// orders  rows=1_000  id int64, region string ndv=5
///
/// == optimized
/// Scan orders (id, region)
/// ```
public record GoldenFile(List<String> head, SequencedMap<String, String> sections) {
  private static final String MARK = "== ";
  private static final String COMMENT = "#";

  public GoldenFile {
    head = List.copyOf(head);
    sections = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sections));
  }

  /// A file that expects nothing and has no sections.
  public static GoldenFile empty() {
    return new GoldenFile(List.of(), new LinkedHashMap<>());
  }

  /// Takes a text apart.
  public static GoldenFile parse(String text) {
    List<String> head = new ArrayList<>();
    SequencedMap<String, List<String>> sections = new LinkedHashMap<>();
    List<String> current = head;
    for (String line : text.lines().toList()) {
      if (line.startsWith(MARK)) {
        current = new ArrayList<>();
        sections.put(line.substring(MARK.length()).strip(), current);
      } else {
        current.add(line.stripTrailing());
      }
    }
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    sections.forEach((name, lines) -> texts.put(name, body(lines)));
    return new GoldenFile(trimmed(head), texts);
  }

  /// The whole text again.
  public String text() {
    StringBuilder text = new StringBuilder();
    head.forEach(line -> text.append(line).append('\n'));
    sections.forEach((name, body) ->
        text.append(text.isEmpty() ? "" : "\n")
            .append(MARK)
            .append(name)
            .append('\n')
            .append(body));
    return text.toString();
  }

  /// A section's text, if there is such a section.
  public Optional<String> section(String name) {
    return Optional.ofNullable(sections.get(name));
  }

  /// With another text for a section, which stays in its place, or comes last.
  public GoldenFile with(String name, String body) {
    SequencedMap<String, String> changed = new LinkedHashMap<>(sections);
    changed.put(name, body);
    return new GoldenFile(head, changed);
  }

  /// Rules that must fire.
  public List<String> expected() {
    return names("expect ");
  }

  /// Rules that must not fire.
  public List<String> unexpected() {
    return names("expect-not ");
  }

  private List<String> names(String keyword) {
    return head.stream()
        .filter(line -> line.startsWith(keyword))
        .map(line -> line.substring(keyword.length()).split(COMMENT, 2)[0])
        .flatMap(names -> Arrays.stream(names.split(",", -1)))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static String body(List<String> lines) {
    List<String> kept = trimmed(lines);
    return kept.isEmpty() ? "" : String.join("\n", kept) + "\n";
  }

  private static List<String> trimmed(List<String> lines) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isEmpty()) {
      end--;
    }
    return lines.subList(0, end);
  }
}
