package dev.quiver.logical.spec;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Gives the parameters that a document names their values: those of the caller, else their
/// defaults.
final class NamedParameters {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");

  private final List<NamedParameter> declared;
  private final Diagnostics diagnostics;
  private final Map<String, Literal> values = new LinkedHashMap<>();
  private final Map<String, String> paths = new LinkedHashMap<>();

  private NamedParameters(List<NamedParameter> declared, Diagnostics diagnostics) {
    this.declared = declared;
    this.diagnostics = diagnostics;
  }

  /// The values by name, of all that have one; what is wrong is told.
  static NamedParameters of(
      List<NamedParameter> declared, Map<String, String> given, Diagnostics diagnostics) {
    NamedParameters parameters = new NamedParameters(declared, diagnostics);
    for (int i = 0; i < declared.size(); i++) {
      parameters.add(declared.get(i), given, parameters.site(i));
    }
    Site site = new Site("parameters", "", diagnostics);
    given.keySet().stream()
        .filter(name -> !parameters.paths.containsKey(name))
        .forEach(name -> site.unknownSource("parameter", name, parameters.paths.keySet()));
    return parameters;
  }

  Map<String, Literal> values() {
    return values;
  }

  /// The paths of the parameters, by name.
  Map<String, String> paths() {
    return paths;
  }

  private Site site(int ordinal) {
    return new Site(Place.item("parameters", ordinal), declared.get(ordinal).name(), diagnostics);
  }

  private void add(NamedParameter parameter, Map<String, String> given, Site site) {
    String name = parameter.name();
    if (!NAME.matcher(name).matches()) {
      site.member("name")
          .add(Site.INVALID_NAME, "not a parameter's name: " + name, "use letters, digits and _");
    }
    String first = paths.putIfAbsent(name, site.path());
    if (first != null) {
      site.member("name").duplicateName("parameter", name, first);
      return;
    }
    Optional<DataType> type = DeclaredType.parse(parameter.type());
    if (type.isEmpty()) {
      site.member("type").unknownType(parameter.type());
      return;
    }
    value(parameter, Optional.ofNullable(given.get(name)), type.get(), site)
        .ifPresent(value -> values.put(name, value));
  }

  private static Optional<Literal> value(
      NamedParameter parameter, Optional<String> given, DataType type, Site site) {
    if (given.isEmpty() && parameter.defaultValue().isEmpty()) {
      site.add(
          Site.INVALID_PARAMETER,
          "no value for parameter " + parameter.name(),
          "give it one (--param %s=…), or a default".formatted(parameter.name()));
      return Optional.empty();
    }
    Optional<Literal> value =
        given.isPresent()
            ? JsonLiteral.of(given.get(), type)
            : JsonLiteral.of(parameter.defaultValue().get(), type);
    if (value.isEmpty()) {
      Site place = given.isPresent() ? site : site.member("default");
      place.notAValue(
          given.orElseGet(() -> CanonicalJson.print(parameter.defaultValue().get())), type);
    }
    return value;
  }
}
