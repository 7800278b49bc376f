package dev.quiver.logical.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.quiver.logical.plan.FileLayout;
import dev.quiver.logical.plan.FileLayout.BloomFilter;
import dev.quiver.logical.plan.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LayoutBinderTest {
  private static final String TABLE =
      "t user_id int64, flag_id boolean, region_id string, at struct<x:int64,y:struct<z:string>>";

  @Test
  void saysWhatFilesAreLike() {
    assertThat(
            layout(
                "\"bloom_filters\": [{\"column\": \"user_id\", \"fpp\": 0.5, \"ndv\": 7},"
                    + " {\"column\": \"at.y.z\"}], \"statistics_columns\": [\"at\", \"region_id\"],"
                    + " \"target_file_size\": 1000"))
        .isEqualTo(
            new FileLayout(
                List.of(
                    new BloomFilter("user_id", 0.5, OptionalLong.of(7), false),
                    new BloomFilter("at.y.z", 0.01, OptionalLong.empty(), false)),
                Optional.of(List.of("at", "region_id")),
                OptionalLong.of(1000)));
  }

  @Test
  void asksNothingUnlessToldTo() {
    assertThat(layout("\"bloom_filters\": []")).isEqualTo(FileLayout.DEFAULT);
  }

  @Test
  void findsTheColumnsThatRowsAreLookedUpBy() {
    assertThat(layout("\"bloom_filters\": \"auto\"").bloomFilters())
        .extracting(BloomFilter::column, BloomFilter::spared)
        .containsExactly(tuple("user_id", true), tuple("region_id", true));
    assertThat(
            layout("\"bloom_filters\": \"auto\", \"partition_by\": [\"region_id\"]").bloomFilters())
        .extracting(BloomFilter::column)
        .containsExactly("user_id");
  }

  @Test
  void tellsWhatIsWrong() {
    document(
            "\"bloom_filters\": [{\"column\": \"user\"}, {\"column\": \"flag_id\"}, {\"column\":"
                + " \"at\"}, {\"column\": \"region_id\"}, {\"column\": \"user_id\"}, {\"column\":"
                + " \"user_id\"}], \"statistics_columns\": [\"at.y\", \"at.q\", \"at.y\"],"
                + " \"partition_by\": [\"region_id\"]")
        .fails(
            "UNKNOWN_COLUMN output_targets[0].bloom_filters[0].column (o): unknown column: user"
                + " [has user_id, flag_id, region_id, at]",
            "TYPE_MISMATCH output_targets[0].bloom_filters[1].column (o): type mismatch: flag_id is"
                + " boolean [bloom filters are for numbers, times, text and bytes]",
            "TYPE_MISMATCH output_targets[0].bloom_filters[2].column (o): type mismatch: at is"
                + " struct<x:int64,y:struct<z:string>> [bloom filters are for numbers, times, text"
                + " and bytes]",
            "INVALID_OUTPUT output_targets[0].bloom_filters[3].column (o): bloom filter of a"
                + " partition column: region_id [leave it out: files do not hold it]",
            "DUPLICATE_COLUMN output_targets[0].bloom_filters[5].column (o): duplicate column:"
                + " user_id [list it once]",
            "UNKNOWN_COLUMN output_targets[0].statistics_columns[1] (o): unknown column: at.q [has"
                + " user_id, flag_id, region_id, at]",
            "DUPLICATE_COLUMN output_targets[0].statistics_columns[2] (o): duplicate column: at.y"
                + " [list it once]");
  }

  private static Binds document(String fields) {
    return Binds.of(
            TABLE, "v []: {\"kind\": \"Filter\", \"source\": \"t\", \"predicate\": \"TRUE\"}")
        .opened()
        .outputs(
            "{\"table_name\": \"o\", \"delta_location\": \"o\", \"source_view\": \"v\", %s}"
                .formatted(fields));
  }

  private static FileLayout layout(String fields) {
    return ((Target.Write) document(fields).bind().program().sinks().getFirst().target()).files();
  }
}
