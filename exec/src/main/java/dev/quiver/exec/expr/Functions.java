package dev.quiver.exec.expr;

import dev.quiver.logical.expr.ConditionalFunction;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.HashFunction;
import dev.quiver.logical.expr.MathFunction;
import dev.quiver.logical.expr.NameFunction;
import dev.quiver.logical.expr.NestedFunction;
import dev.quiver.logical.expr.NullRule;
import dev.quiver.logical.expr.PatternFunction;
import dev.quiver.logical.expr.ScalarFunction;
import dev.quiver.logical.expr.SpanFunction;
import dev.quiver.logical.expr.TextFunction;
import dev.quiver.logical.expr.TimeFunction;
import dev.quiver.logical.expr.VariantFunction;
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
      case HashFunction hash -> rows(workshop, call, hash(call, hash));
      case NameFunction name -> rows(workshop, call, name(name));
      case SpanFunction span -> span(workshop, call, span);
      case TextFunction text -> rows(workshop, call, text(text));
      case PatternFunction pattern -> rows(workshop, call, pattern(pattern));
      case MathFunction math -> rows(workshop, call, math(call, math));
      case ConditionalFunction conditional -> conditional(workshop, call, conditional);
      case TimeFunction time ->
          DateFields.of(workshop, call).orElseGet(() -> rows(workshop, call, time(call, time)));
      case NestedFunction nested -> nested(workshop, call, nested);
      case VariantFunction variant -> rows(workshop, call, variant(call, variant));
    };
  }

  private static VectorFunction rows(Workshop workshop, Call call, RowFunction function) {
    return new RowsFunction(workshop, call.type(), isStrict(call.function()), function);
  }

  private static RowFunction hash(Call call, HashFunction function) {
    return switch (function) {
      case STABLE_HASH64 -> HashFunctions.hash64();
      case STABLE_HASH128 -> HashFunctions.hash128();
      case PREFIXED_HASH64 -> HashFunctions.prefixed(HashFunctions.Digest.DECIMAL_64);
      case STABLE_ID -> HashFunctions.prefixed(HashFunctions.Digest.HEX_128);
      case STABLE_ID_PARTS -> HashFunctions.parts(HashFunctions.Digest.HEX_128);
      case PREFIXED_HASH_PARTS64 -> HashFunctions.parts(HashFunctions.Digest.DECIMAL_64);
      case STABLE_HASH_ANY -> HashFunctions.any();
      case FLOAT_TEXT -> NumberFunctions.floatText(call.arguments().getFirst().type());
      case MD5 -> DigestFunctions.hex("MD5");
      case SHA1 -> DigestFunctions.bytes("SHA-1");
      case SHA256 -> DigestFunctions.bytes("SHA-256");
      case SHA512 -> DigestFunctions.bytes("SHA-512");
      case ENCODE -> Encodings.encode(call);
      case DECODE -> Encodings.decode(call);
    };
  }

  private static RowFunction name(NameFunction function) {
    return switch (function) {
      case UTF8_NORMALIZE -> NormalizeFunctions.normalize();
      case UTF8_NULL_IF_BLANK -> NormalizeFunctions.nullIfBlank();
      case QNAME_NORMALIZE -> NormalizeFunctions.qualifiedName();
      case CDF_CHANGE_RANK -> ChangeFunctions.rank();
      case CDF_IS_UPSERT -> ChangeFunctions.isRank(2, 3);
      case CDF_IS_DELETE -> ChangeFunctions.isRank(1, 1);
    };
  }

  private static VectorFunction span(Workshop workshop, Call call, SpanFunction function) {
    return switch (function) {
      case SPAN_MAKE -> SpanFunctions.make(call.type());
      case SPAN_LEN -> SpanFunctions.length(workshop);
      case SPAN_OVERLAPS -> SpanFunctions.overlaps(workshop);
      case SPAN_CONTAINS -> SpanFunctions.contains(workshop);
      case INTERVAL_ALIGN_SCORE -> rows(workshop, call, NumberFunctions.intervalAlignScore());
    };
  }

  private static RowFunction text(TextFunction function) {
    return switch (function) {
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
      case LEFT -> TextEdits.left();
      case RIGHT -> TextEdits.right();
      case LPAD -> TextEdits.pad("lpad", true);
      case RPAD -> TextEdits.pad("rpad", false);
      case REVERSE -> TextEdits.reverse();
      case REPEAT -> TextEdits.repeat();
      case TRANSLATE -> TextEdits.translate();
      case INITCAP -> CaseFunctions.initcap();
      case SPLIT_PART -> TextParts.part();
      case SUBSTRING_INDEX -> TextParts.before();
      case CHR -> TextFacts.chr();
      case ASCII -> TextFacts.codePoint();
      case CONTAINS -> TextFacts.contains();
      case OCTET_LENGTH -> TextFacts.length(1);
      case BIT_LENGTH -> TextFacts.length(8);
      case LEVENSHTEIN -> TextFacts.levenshtein();
      case TO_HEX -> TextFacts.hex();
    };
  }

  private static RowFunction pattern(PatternFunction function) {
    return switch (function) {
      case LIKE -> new LikeFunction(false);
      case ILIKE -> new LikeFunction(true);
      case REGEXP_LIKE -> RegexFunctions.like();
      case REGEXP_REPLACE -> RegexFunctions.replace();
      case REGEXP_EXTRACT -> RegexFunctions.extract();
      case REGEXP_COUNT -> RegexFunctions.count();
    };
  }

  private static RowFunction math(Call call, MathFunction function) {
    return switch (function) {
      case ABS -> NumberFunctions.abs(call.type());
      case ROUND -> RoundFunctions.round(call);
      case FLOOR -> RoundFunctions.floor(call);
      case CEIL -> RoundFunctions.ceil(call);
      case TRUNC -> RoundFunctions.truncate(call);
      case SIGN -> NumberFunctions.sign(call.arguments().getFirst().type());
      case SQRT -> MathFunctions.unary(Math::sqrt);
      case CBRT -> MathFunctions.unary(StrictMath::cbrt);
      case EXP -> MathFunctions.unary(StrictMath::exp);
      case LN -> MathFunctions.unary(StrictMath::log);
      case LOG10 -> MathFunctions.unary(StrictMath::log10);
      case LOG2 -> MathFunctions.unary(MathFunctions::log2);
      case LOG_BASE -> MathFunctions.binary(MathFunctions::log);
      case POWER -> MathFunctions.binary(StrictMath::pow);
      case SIN -> MathFunctions.unary(StrictMath::sin);
      case COS -> MathFunctions.unary(StrictMath::cos);
      case TAN -> MathFunctions.unary(StrictMath::tan);
      case COT -> MathFunctions.unary(value -> 1 / StrictMath.tan(value));
      case ASIN -> MathFunctions.unary(StrictMath::asin);
      case ACOS -> MathFunctions.unary(StrictMath::acos);
      case ATAN -> MathFunctions.unary(StrictMath::atan);
      case ATAN2 -> MathFunctions.binary(StrictMath::atan2);
      case SINH -> MathFunctions.unary(StrictMath::sinh);
      case COSH -> MathFunctions.unary(StrictMath::cosh);
      case TANH -> MathFunctions.unary(StrictMath::tanh);
      case DEGREES -> MathFunctions.unary(StrictMath::toDegrees);
      case RADIANS -> MathFunctions.unary(StrictMath::toRadians);
      case NANVL -> MathFunctions.binary((value, other) -> Double.isNaN(value) ? other : value);
      case IS_NAN -> MathFunctions.test(Double::isNaN);
      case IS_INFINITE -> MathFunctions.test(Double::isInfinite);
      case GCD -> BitFunctions.binary(BitFunctions::gcd);
      case LCM -> BitFunctions.binary(BitFunctions::lcm);
      case FACTORIAL -> BitFunctions.unary(BitFunctions::factorial);
      case BIT_COUNT -> BitFunctions.unary(Long::bitCount);
      case BITWISE_AND -> BitFunctions.binary((a, b) -> a & b);
      case BITWISE_OR -> BitFunctions.binary((a, b) -> a | b);
      case BITWISE_XOR -> BitFunctions.binary((a, b) -> a ^ b);
      case BITWISE_NOT -> BitFunctions.unary(value -> ~value);
      case SHIFT_LEFT -> BitFunctions.binary(BitFunctions::left);
      case SHIFT_RIGHT -> BitFunctions.binary(BitFunctions::right);
    };
  }

  private static VectorFunction conditional(
      Workshop workshop, Call call, ConditionalFunction function) {
    return switch (function) {
      case LEAST -> new ExtremeFunction(workshop, call.type(), -1);
      case GREATEST -> new ExtremeFunction(workshop, call.type(), 1);
    };
  }

  private static RowFunction time(Call call, TimeFunction function) {
    return switch (function) {
      case DATE_TRUNC -> TimeFunctions.truncate(call);
      case DATE_PART -> TimeParts.part(call);
      case ADD_MONTHS -> TimeShifts.addMonths(call.type());
      case ADD_DAYS -> TimeShifts.addDays(call.type());
      case ADD_MICROS -> TimeShifts.addMicros(call.type());
      case DATE_DIFF -> TimeShifts.difference(call);
      case MAKE_DATE -> TimeMakers.date();
      case MAKE_TIMESTAMP -> TimeMakers.timestamp();
      case LAST_DAY -> TimeParts.lastDay(call.arguments().getFirst().type());
      case DAY_NAME -> TimeParts.dayName(call.arguments().getFirst().type());
      case MONTH_NAME -> TimeParts.monthName(call.arguments().getFirst().type());
      case TO_TIMESTAMP_SECONDS -> TimeMakers.since("seconds", 1_000_000);
      case TO_TIMESTAMP_MILLIS -> TimeMakers.since("milliseconds", 1_000);
      case TO_TIMESTAMP_MICROS -> TimeMakers.since("microseconds", 1);
      case TO_UNIX_MICROS -> TimeMakers.micros(call.arguments().getFirst().type());
    };
  }

  private static VectorFunction nested(Workshop workshop, Call call, NestedFunction function) {
    return switch (function) {
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
      case STRING_TO_ARRAY -> TextLists.split(workshop);
      case ARRAY_TO_STRING -> TextLists.join(workshop);
      case STRUCT_PICK -> MemberExpr.pick(call);
      case MAP_KEYS -> MapFunctions.part(call.type(), 0);
      case MAP_VALUES -> MapFunctions.part(call.type(), 1);
    };
  }

  private static RowFunction variant(Call call, VariantFunction function) {
    return switch (function) {
      case VARIANT_GET -> new VariantGet(call, OnFailure.ERROR);
      case TRY_VARIANT_GET -> new VariantGet(call, OnFailure.NULL);
      case TO_JSON -> VariantFunctions.toJson();
      case PARSE_JSON -> VariantFunctions.parseJson();
    };
  }
}
