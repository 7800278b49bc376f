package dev.quiver.logical.spec;

import org.junit.jupiter.api.Test;

class ChangeBinderTest {
  private static final String TABLES = "orders id int64, region string";

  @Test
  void readsChangesAsTheTablesColumnsAndThreeMore() {
    Binds.of(
            TABLES,
            """
            v []: {"kind": "IncrementalCdf", "source": "orders", "starting_version": 3, "ending_version": 7} :: "id": "Int64", "region": "Utf8", "_change_type": "Utf8", "_commit_version": "Int64", "_commit_timestamp": "Timestamp(Millisecond, None)"
            w [v]: {"kind": "Filter", "source": "v", "predicate": "cdf_is_upsert(_change_type)"}
            """)
        .gives(
            """
            view v
              Scan orders changes 3 to 7 (id, region, _change_type, _commit_version, _commit_timestamp)
            view w
              Filter cdf_is_upsert(_change_type)
                View v (id, region, _change_type, _commit_version, _commit_timestamp)
            output o
              View w (id, region, _change_type, _commit_version, _commit_timestamp)
            """);
  }

  @Test
  void readsMetadataAndFiles() {
    Binds.of(
            TABLES,
            """
            m []: {"kind": "Metadata", "source": "orders"}
            f []: {"kind": "FileManifest", "source": "orders"}
            p [m]: {"kind": "Project", "source": "m", "columns": ["version"]}
            """)
        .gives(
            """
            view f
              Scan orders files (table_uri, version, path, size, modification_time, data_change, stats, partition_values_json, tags_json, deletion_vector_json, num_records)
            view m
              Scan orders metadata (table_uri, version, snapshot_timestamp, min_reader_version, min_writer_version, reader_features_json, writer_features_json, table_properties_json, partition_columns_json, schema_json)
            view p
              Project version
                View m (table_uri, version, snapshot_timestamp, min_reader_version, min_writer_version, reader_features_json, writer_features_json, table_properties_json, partition_columns_json, schema_json)
            output o
              View p (version)
            """);
  }

  @Test
  void filtersChangesAsItsInput() {
    Binds.of(TABLES, "v []: {\"kind\": \"IncrementalCdf\", \"source\": \"orders\"}")
        .with(
            """
            "typed_parameters": [{"label": null, "target": {"kind": "FilterEq", "base_table": "orders", "filter_column": "region"}, "value": {"type": "Utf8", "value": "EU"}}]\
            """)
        .gives(
            """
            view v
              Filter region = 'EU'
                Scan orders changes 0 to 0 (id, region, _change_type, _commit_version, _commit_timestamp)
            output o
              View v (id, region, _change_type, _commit_version, _commit_timestamp)
            """);
  }

  @Test
  void tellsRangesThatAreNone() {
    Binds.of(
            TABLES,
            """
            a []: {"kind": "IncrementalCdf", "source": "orders", "starting_version": 3, "ending_timestamp": "2025-01-01T00:00:00Z"}
            b []: {"kind": "IncrementalCdf", "source": "orders", "starting_version": 3, "ending_version": 2}
            c []: {"kind": "IncrementalCdf", "source": "orders", "starting_version": -1}
            d []: {"kind": "IncrementalCdf", "source": "orders", "starting_timestamp": "yesterday"}
            e []: {"kind": "IncrementalCdf", "source": "orders", "starting_timestamp": "2025-01-02", "ending_timestamp": "2025-01-01T23:00:00Z"}
            """)
        .fails(
            "INVALID_TRANSFORM view_definitions[0].transform (a): a range of both versions and timestamps [give both ends as versions, or as timestamps]",
            "INVALID_TRANSFORM view_definitions[1].transform (b): a range that ends before it starts [swap its ends]",
            "INVALID_VERSION view_definitions[2].transform.starting_version (c): version below zero: -1 [leave it out for the latest]",
            "TYPE_MISMATCH view_definitions[3].transform.starting_timestamp (d): type mismatch: not a timestamp: 'yesterday' [dates read '2024-05-17', timestamps '2024-05-17 13:45:00.123456']",
            "INVALID_TRANSFORM view_definitions[4].transform (e): a range that ends before it starts [swap its ends]");
  }

  @Test
  void tellsSourcesThatAreNoInputs() {
    Binds.of(
            TABLES,
            """
            v []: {"kind": "Filter", "source": "orders", "predicate": "TRUE"}
            a [v]: {"kind": "IncrementalCdf", "source": "v"}
            b [v]: {"kind": "Metadata", "source": "v"}
            c []: {"kind": "FileManifest", "source": "order"}
            """)
        .fails(
            "INVALID_TRANSFORM view_definitions[1].transform.source (a): not an input: v [only inputs have a log; read the input itself]",
            "INVALID_TRANSFORM view_definitions[2].transform.source (b): not an input: v [only inputs have a log; read the input itself]",
            "UNKNOWN_SOURCE view_definitions[3].transform.source (c): unknown input: order [has orders, try orders]");
  }
}
