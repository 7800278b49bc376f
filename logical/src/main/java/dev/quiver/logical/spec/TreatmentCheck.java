package dev.quiver.logical.spec;

import java.util.List;
import java.util.function.Predicate;

/// Walks a spec along the table of treatments, and tells what is warned of and what is refused.
final class TreatmentCheck {
  /// The code of everything that is understood but cannot be done.
  static final String UNSUPPORTED = "UNSUPPORTED_FEATURE";

  private static final List<String> TAGS = List.of("kind", "type");
  private static final List<String> NAMES = List.of("name", "logical_name", "table_name");

  private final List<SpecWarning> warnings;
  private final Diagnostics diagnostics;
  private final Predicate<String> isWanted;

  /// A check of the fields whose paths are wanted.
  TreatmentCheck(List<SpecWarning> warnings, Diagnostics diagnostics, Predicate<String> isWanted) {
    this.warnings = warnings;
    this.diagnostics = diagnostics;
    this.isWanted = isWanted;
  }

  void check(Spec spec) {
    visitMembers("", "", "", SpecJson.of(spec));
  }

  private void visit(String pattern, String path, String owner, Json json) {
    if (!isWanted.test(path)) {
      return;
    }
    switch (Treatments.of(pattern)) {
      case Treatment.Run() -> visitInside(pattern, path, owner, json);
      case Treatment.RunWhole(), Treatment.Label() -> {}
      case Treatment.Warned(var unused, var what) -> {
        if (!json.equals(unused)) {
          warnings.add(SpecWarning.unused(path, what));
        }
      }
      case Treatment.Refused(var unused, var what) -> {
        if (!json.equals(unused)) {
          diagnostics.add(refusal(path, owner, what, "leave " + what + " out"));
        }
      }
      case Treatment.RefusedWhen(var refused, var what) -> {
        if (refused.test(json)) {
          String value = json instanceof Json.Text(var text) ? " " + text : "";
          diagnostics.add(refusal(path, owner, what + value));
        }
      }
    }
  }

  private void visitInside(String pattern, String path, String owner, Json json) {
    switch (json) {
      case Json.Null _, Json.Bool _, Json.Whole _, Json.Real _, Json.Text _ -> {}
      case Json.Items(var items) -> {
        for (int i = 0; i < items.size(); i++) {
          visit(pattern + "[]", Place.item(path, i), name(items.get(i)), items.get(i));
        }
      }
      case Json.Members _ -> visitMembers(pattern, path, owner, json);
    }
  }

  private void visitMembers(String pattern, String path, String owner, Json json) {
    Json.Members object = (Json.Members) json;
    if (object.members().get("kind") instanceof Json.Text(var kind) && !pattern.endsWith("}")) {
      visit(pattern + "{" + kind + "}", path, owner, json);
      return;
    }
    object
        .members()
        .forEach((name, value) -> {
          if (!TAGS.contains(name)) {
            visit(Place.member(pattern, name), Place.member(path, name), owner, value);
          }
        });
  }

  private static String name(Json json) {
    if (json instanceof Json.Members(var members)) {
      for (String field : NAMES) {
        if (members.get(field) instanceof Json.Text(var name)) {
          return name;
        }
      }
    }
    return "";
  }

  static Diagnostic refusal(String path, String owner, String what, String... hints) {
    return new Diagnostic(UNSUPPORTED, path, owner, "not supported: " + what, List.of(hints));
  }
}
