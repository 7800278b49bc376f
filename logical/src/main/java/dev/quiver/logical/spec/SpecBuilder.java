package dev.quiver.logical.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Writes a document in Java, member by member as JSON has it; what is not said has the default of
/// the document's version, and what is wrong is told as of a document.
///
/// ```java
/// Spec spec = SpecBuilder.version(5)
///     .input("orders", "tables/orders")
///     .view("placed", Transforms.filter("orders", "status <> 'cancelled'"))
///     .view("by_region", Transforms.aggregate("placed", List.of("region"), "sum(amount) AS revenue"))
///     .output("by_region", "out/by_region", "by_region")
///     .build();
/// ```
public final class SpecBuilder {
  private final long version;
  private final JsonMembers members = new JsonMembers();
  private final Map<String, List<Json>> lists = new LinkedHashMap<>();
  private final SortedMap<String, String> tags = new TreeMap<>();

  private SpecBuilder(long version) {
    this.version = version;
    members.whole("version", version);
    for (String list : List.of("input_relations", "view_definitions", "output_targets")) {
      lists.put(list, new ArrayList<>());
    }
    lists.put("rule_intents", new ArrayList<>());
    joinGraph(JoinGraph.NONE).rulepack(RulepackProfile.DEFAULT);
  }

  /// A document of a version, with nothing in it.
  public static SpecBuilder version(long version) {
    return new SpecBuilder(version);
  }

  /// Adds an input.
  public SpecBuilder input(String name, String location) {
    return input(name, location, input -> input);
  }

  /// Adds an input of which there is more to say.
  public SpecBuilder input(String name, String location, UnaryOperator<InputPart> more) {
    return add("input_relations", more.apply(new InputPart(name, location)).json());
  }

  /// Adds a view.
  public SpecBuilder view(String name, ViewTransform transform) {
    return view(name, transform, view -> view);
  }

  /// Adds a view of which there is more to say.
  public SpecBuilder view(String name, ViewTransform transform, UnaryOperator<ViewPart> more) {
    Json written = TransformJson.of(transform, version);
    return add("view_definitions", more.apply(new ViewPart(name, written)).json());
  }

  /// Adds an output.
  public SpecBuilder output(String name, String location, String sourceView) {
    return output(name, location, sourceView, output -> output);
  }

  /// Adds an output of which there is more to say.
  public SpecBuilder output(
      String name, String location, String sourceView, UnaryOperator<OutputPart> more) {
    OutputPart part = more.apply(new OutputPart(name, location, sourceView));
    return add("output_targets", part.json());
  }

  /// Adds a parameter that expressions call `:name`, without a default.
  public SpecBuilder parameter(String name, String type) {
    return add("parameters", new JsonMembers().text("name", name).text("type", type).end());
  }

  /// Adds a parameter that expressions call `:name`.
  public SpecBuilder parameter(String name, String type, Json defaultValue) {
    return add(
        "parameters",
        new JsonMembers().text("name", name).text("type", type).put("default", defaultValue).end());
  }

  /// Adds a parameter by position or by column.
  public SpecBuilder parameter(TypedParameter parameter) {
    return add("typed_parameters", ParameterJson.of(parameter));
  }

  /// Says what relates to what.
  public SpecBuilder joinGraph(JoinGraph graph) {
    members.put("join_graph", SpecJson.joinGraph(graph));
    return this;
  }

  /// Adds an intent of rules.
  public SpecBuilder ruleIntent(RuleIntent intent) {
    return add("rule_intents", ProfileJson.intent(intent));
  }

  /// Chooses the rules.
  public SpecBuilder rulepack(RulepackProfile profile) {
    members.name("rulepack_profile", profile);
    return this;
  }

  /// Says what to keep at hand.
  public SpecBuilder cachePolicy(CachePlacementPolicy policy) {
    members.put("cache_policy", ProfileJson.cachePolicy(policy));
    return this;
  }

  /// Adds a tag that every commit of a run carries.
  public SpecBuilder lineageTag(String name, String value) {
    tags.put(name, value);
    return this;
  }

  private SpecBuilder add(String list, Json item) {
    lists.computeIfAbsent(list, _ -> new ArrayList<>()).add(item);
    return this;
  }

  /// The document as JSON text.
  public String text() {
    return CanonicalJson.print(json());
  }

  /// The document; a [SpecException] of all that is wrong with it.
  public Spec build() {
    return SpecReader.read(text());
  }

  private Json json() {
    JsonMembers document = new JsonMembers();
    ((Json.Members) members.end()).members().forEach(document::put);
    lists.forEach((name, items) -> document.put(name, new Json.Items(items)));
    if (!tags.isEmpty()) {
      document.put("runtime", new JsonMembers().texts("lineage_tags", tags).end());
    }
    return document.end();
  }
}
