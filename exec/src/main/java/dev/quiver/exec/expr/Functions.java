package dev.quiver.exec.expr;

import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.NullRule;
import dev.quiver.logical.expr.ScalarFunction;
import dev.quiver.logical.type.DataType.MapOf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.TreeSet;

/// Finds the machine of each function; what each means is said where it is declared.
final class Functions {
  private Functions() {}

  static boolean isStrict(ScalarFunction function) {
    return function.nulls() != NullRule.OWN;
  }

  static VectorFunction of(Workshop workshop, Call call) {
    return switch (call.function()) {
      case SPAN_MAKE -> SpanFunctions.make(call.type());
      case SPAN_LEN -> SpanFunctions.length(workshop);
      case SPAN_OVERLAPS -> SpanFunctions.overlaps(workshop);
      case SPAN_CONTAINS -> SpanFunctions.contains(workshop);
      case LEAST -> new ExtremeFunction(workshop, call.type(), -1);
      case GREATEST -> new ExtremeFunction(workshop, call.type(), 1);
      case MAKE_ARRAY -> ListFunctions.make(workshop, call.type());
      case ARRAY_ELEMENT -> ListFunctions.element(workshop, call.type());
      case ARRAY_LENGTH -> ListFunctions.length(workshop);
      case CARDINALITY -> ListFunctions.cardinality(workshop);
      case ARRAY_HAS -> ListFunctions.has(workshop);
      case MAP -> MapFunctions.make(workshop, (MapOf) call.type());
      case MAP_GET -> MapFunctions.get(workshop, call.type());
      case LIST_COMPACT -> new TextListFunction(workshop, ArrayList::new);
      case LIST_UNIQUE_SORTED ->
          new TextListFunction(workshop, () -> new TreeSet<>(Arrays::compareUnsigned));
      case STRUCT_PICK -> MemberExpr.pick(call);
      case MAP_KEYS -> MapFunctions.part(call.type(), 0);
      case MAP_VALUES -> MapFunctions.part(call.type(), 1);
      case STABLE_HASH64,
          STABLE_HASH128,
          PREFIXED_HASH64,
          STABLE_ID,
          STABLE_ID_PARTS,
          PREFIXED_HASH_PARTS64,
          STABLE_HASH_ANY,
          INTERVAL_ALIGN_SCORE,
          UTF8_NORMALIZE,
          UTF8_NULL_IF_BLANK,
          QNAME_NORMALIZE,
          CDF_CHANGE_RANK,
          CDF_IS_UPSERT,
          CDF_IS_DELETE,
          CONCAT,
          CONCAT_OPERATOR,
          CONCAT_WS,
          LOWER,
          UPPER,
          TRIM,
          LTRIM,
          RTRIM,
          STRPOS,
          LENGTH,
          STARTS_WITH,
          ENDS_WITH,
          SUBSTRING,
          REPLACE,
          ABS,
          ROUND,
          FLOOR,
          CEIL,
          DATE_TRUNC,
          DATE_PART,
          ADD_MONTHS,
          ADD_DAYS,
          ADD_MICROS,
          DATE_DIFF,
          LIKE,
          ILIKE,
          FLOAT_TEXT,
          VARIANT_GET,
          TRY_VARIANT_GET,
          TO_JSON,
          PARSE_JSON ->
          new RowsFunction(workshop, call.type(), isStrict(call.function()), row(call));
    };
  }

  private static RowFunction row(Call call) {
    return switch (call.function()) {
      case STABLE_HASH64 -> HashFunctions.hash64();
      case STABLE_HASH128 -> HashFunctions.hash128();
      case PREFIXED_HASH64 -> HashFunctions.prefixed(HashFunctions.Digest.DECIMAL_64);
      case STABLE_ID -> HashFunctions.prefixed(HashFunctions.Digest.HEX_128);
      case STABLE_ID_PARTS -> HashFunctions.parts(HashFunctions.Digest.HEX_128);
      case PREFIXED_HASH_PARTS64 -> HashFunctions.parts(HashFunctions.Digest.DECIMAL_64);
      case STABLE_HASH_ANY -> HashFunctions.any();
      case UTF8_NORMALIZE -> NormalizeFunctions.normalize();
      case UTF8_NULL_IF_BLANK -> NormalizeFunctions.nullIfBlank();
      case QNAME_NORMALIZE -> NormalizeFunctions.qualifiedName();
      case CDF_CHANGE_RANK -> ChangeFunctions.rank();
      case CDF_IS_UPSERT -> ChangeFunctions.isRank(2, 3);
      case CDF_IS_DELETE -> ChangeFunctions.isRank(1, 1);
      case CONCAT, CONCAT_OPERATOR -> TextFunctions.concat();
      case CONCAT_WS -> TextFunctions.concatWithSeparator();
      case LOWER -> CaseFunctions.lower();
      case UPPER -> CaseFunctions.upper();
      case TRIM -> TextFunctions.trim(true, true);
      case LTRIM -> TextFunctions.trim(true, false);
      case RTRIM -> TextFunctions.trim(false, true);
      case STRPOS -> TextFunctions.position();
      case LENGTH -> TextFunctions.length();
      case STARTS_WITH -> TextFunctions.startsWith();
      case ENDS_WITH -> TextFunctions.endsWith();
      case SUBSTRING -> TextFunctions.substring();
      case REPLACE -> TextFunctions.replace();
      case ABS -> NumberFunctions.abs(call.type());
      case ROUND -> RoundFunctions.round(call);
      case FLOOR -> RoundFunctions.floor(call);
      case CEIL -> RoundFunctions.ceil(call);
      case INTERVAL_ALIGN_SCORE -> NumberFunctions.intervalAlignScore();
      case FLOAT_TEXT -> NumberFunctions.floatText(call.arguments().getFirst().type());
      case DATE_TRUNC -> TimeFunctions.truncate(call);
      case DATE_PART -> TimeParts.part(call);
      case ADD_MONTHS -> TimeShifts.addMonths(call.type());
      case ADD_DAYS -> TimeShifts.addDays(call.type());
      case ADD_MICROS -> TimeShifts.addMicros(call.type());
      case DATE_DIFF -> TimeShifts.difference(call);
      case LIKE -> new LikeFunction(false);
      case ILIKE -> new LikeFunction(true);
      case VARIANT_GET -> new VariantGet(call, OnFailure.ERROR);
      case TRY_VARIANT_GET -> new VariantGet(call, OnFailure.NULL);
      case TO_JSON -> VariantFunctions.toJson();
      case PARSE_JSON -> VariantFunctions.parseJson();
      case SPAN_MAKE, SPAN_LEN, SPAN_OVERLAPS, SPAN_CONTAINS, LEAST, GREATEST ->
          throw new IllegalStateException("works by column: " + call.function());
      case MAKE_ARRAY, ARRAY_ELEMENT, ARRAY_LENGTH, CARDINALITY, ARRAY_HAS, LIST_COMPACT ->
          throw new IllegalStateException("works by column: " + call.function());
      case LIST_UNIQUE_SORTED, STRUCT_PICK ->
          throw new IllegalStateException("works by column: " + call.function());
      case MAP, MAP_GET, MAP_KEYS, MAP_VALUES ->
          throw new IllegalStateException("works by column: " + call.function());
    };
  }
}
