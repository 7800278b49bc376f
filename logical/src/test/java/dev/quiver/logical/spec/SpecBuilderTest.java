package dev.quiver.logical.spec;

import static dev.quiver.logical.spec.Transforms.aggregate;
import static dev.quiver.logical.spec.Transforms.aggregation;
import static dev.quiver.logical.spec.Transforms.filter;
import static dev.quiver.logical.spec.Transforms.project;
import static dev.quiver.logical.spec.Transforms.relate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.logical.spec.BloomFilters.BloomColumn;
import dev.quiver.logical.spec.MergePlan.MergeAction;
import dev.quiver.logical.spec.MergePlan.MergeClause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What is written in Java is the document written in JSON.
class SpecBuilderTest {
  @Test
  void writesTheExample() throws IOException {
    Spec spec =
        SpecBuilder.version(4)
            .input("orders", "tables/orders")
            .input("customers", "tables/customers")
            .view(
                "placed",
                filter("orders", "status <> 'cancelled' AND amount > 0 AND ordered_on >= $1"),
                declared("filter"))
            .view(
                "sales",
                project(
                    "placed",
                    "order_id",
                    "customer_id",
                    "region",
                    "status",
                    "ordered_on",
                    "amount"),
                declared("project", "placed"))
            .view(
                "by_region",
                aggregate(
                    "sales",
                    List.of("region", "status"),
                    aggregation(AggregateName.COUNT, "order_id", "orders"),
                    aggregation(AggregateName.SUM, "amount", "revenue"),
                    aggregation(AggregateName.AVG, "amount", "average"),
                    aggregation(AggregateName.MIN, "ordered_on", "first_day"),
                    aggregation(AggregateName.MAX, "ordered_on", "last_day")),
                declared("aggregate", "sales"))
            .view(
                "sales_by_customer",
                relate("sales", "customers", RelateType.INNER, "customer_id"),
                declared("relate", "sales"))
            .view(
                "by_segment",
                aggregate(
                    "sales_by_customer",
                    List.of("segment"),
                    aggregation(AggregateName.SUM, "amount", "revenue"),
                    aggregation(AggregateName.COUNT, "order_id", "orders")),
                declared("aggregate", "sales_by_customer"))
            .view("big", filter("sales", "amount >= 900"), declared("filter", "sales"))
            .view(
                "idle_customers",
                relate("customers", "sales", RelateType.ANTI, "customer_id"),
                declared("relate", "sales"))
            .output(
                "by_region",
                "out/by_region",
                "by_region",
                output -> output.writeMetadata(Map.of("owner", "sales")))
            .output(
                "by_segment",
                "out/by_segment",
                "by_segment",
                output -> output.columns("segment", "revenue", "orders"))
            .output(
                "big_orders",
                "out/big_orders",
                "big",
                output ->
                    output
                        .columns("order_id", "region", "ordered_on", "amount")
                        .partitionBy("region"))
            .output("idle_customers", "out/idle_customers", "idle_customers")
            .parameter(
                new TypedParameter(
                    Optional.of("since"),
                    new TypedParameter.ParameterTarget.PlaceholderPos(1),
                    new TypedParameter.ParameterValue.Date("2024-01-01")))
            .lineageTag("example", "true")
            .build();
    assertThat(spec)
        .isEqualTo(SpecReader.read(Files.readString(Path.of("../examples/orders/spec.json"))));
  }

  private static UnaryOperator<ViewPart> declared(String kind, String... views) {
    return view -> view.kind(kind).dependencies(views).schema(Map.of());
  }

  @Test
  void writesAllThatVersion5Adds() {
    Spec spec =
        SpecBuilder.version(5)
            .input(
                "t",
                "/t",
                input ->
                    input
                        .timestampPin("2026-01-02T03:04:05Z")
                        .files("a.parquet", "b.parquet")
                        .columns(
                            new CanonicalColumn("a", "Int64", Optional.of("0"), Optional.empty()),
                            new CanonicalColumn(
                                "b", "Utf8", Optional.empty(), Optional.of("lower(b)")))
                        .keys(
                            new InputKey(List.of("a"), Optional.of(true), Optional.empty()),
                            new InputKey(
                                List.of("b"),
                                Optional.empty(),
                                Optional.of(new InputKey.ReferencedInput("u", List.of("x"))))))
            .view("v", project("t", "a", "_b"))
            .parameter("p", "Int64", Json.Whole.of(3))
            .parameter("q", "Utf8")
            .output("o", "/o", "v", SpecBuilderTest::full)
            .build();
    assertThat(spec).isEqualTo(SpecReader.read(Documents.resource("opened.json")));
  }

  private static OutputPart full(OutputPart output) {
    return output
        .mode(MaterializationMode.MERGE)
        .replaceWhere("a > 1")
        .merge(
            new MergePlan(
                Optional.empty(),
                List.of("a"),
                List.of(clause(Optional.of("x > 1"), MergeAction.UPDATE, Map.of("b", "c"))),
                List.of(clause(Optional.empty(), MergeAction.INSERT, Map.of())),
                List.of(clause(Optional.empty(), MergeAction.DELETE, Map.of()))))
        .schemaMode(SchemaMode.MERGE)
        .tableProperties(Map.of("delta.appendOnly", "true"))
        .bloomFilters(
            new BloomFilters.Listed(
                List.of(
                    new BloomColumn("a", 0.001, Optional.of(10L)),
                    new BloomColumn("b", 0.01, Optional.empty()))))
        .statisticsColumns("a")
        .targetFileSize(1000)
        .clusterBy("a", "b")
        .transactionId("x", 7)
        .constraints(new MaintenanceSchedule.ConstraintSpec("c", "a > 0"));
  }

  private static MergeClause clause(
      Optional<String> condition, MergeAction action, Map<String, String> set) {
    return new MergeClause(
        condition, action, Collections.unmodifiableSortedMap(new TreeMap<>(set)));
  }

  @Test
  void readsLikeADocument() {
    Spec spec =
        SpecBuilder.version(5)
            .input("orders", "tables/orders")
            .view("latest", Transforms.topK("orders", 10, "ordered_on DESC"))
            .view("by_region", aggregate("latest", List.of("region"), "sum(amount) AS revenue"))
            .view("all", Transforms.sql("SELECT * FROM by_region"))
            .output("by_region", "out/by_region", "all")
            .build();
    assertThat(spec)
        .isEqualTo(
            SpecReader.read(
                """
                {"version": 5,
                 "input_relations": [{"logical_name": "orders", "delta_location": "tables/orders"}],
                 "view_definitions": [
                   {"name": "latest", "transform": {"kind": "TopK", "source": "orders", "k": 10,
                     "order_by": ["ordered_on DESC"]}},
                   {"name": "by_region", "transform": {"kind": "Aggregate", "source": "latest",
                     "group_by": ["region"], "aggregations": ["sum(amount) AS revenue"]}},
                   {"name": "all", "transform": {"kind": "Sql",
                     "query": "SELECT * FROM by_region"}}],
                 "output_targets": [{"table_name": "by_region", "delta_location": "out/by_region",
                   "source_view": "all"}]}
                """));
  }

  @Test
  void isHeldToItsVersion() {
    SpecBuilder four =
        SpecBuilder.version(4)
            .input("t", "/t", input -> input.files("a"))
            .view("v", filter("t", "TRUE"), declared("filter"))
            .output("o", "/o", "v");
    assertThatThrownBy(four::build)
        .isInstanceOfSatisfying(
            SpecException.class,
            error -> assertThat(error.text()).contains("unknown field: files", "\"version\": 5"));
  }
}
