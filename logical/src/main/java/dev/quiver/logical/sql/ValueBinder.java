package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Calls;
import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Branch;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Literals;
import dev.quiver.logical.expr.Members;
import dev.quiver.logical.expr.Numbers;
import dev.quiver.logical.expr.PatternFunction;
import dev.quiver.logical.expr.ScalarFunction;
import dev.quiver.logical.expr.TextFunction;
import dev.quiver.logical.sql.SqlParser.BranchContext;
import dev.quiver.logical.sql.SqlParser.CallContext;
import dev.quiver.logical.sql.SqlParser.CallOfRowsContext;
import dev.quiver.logical.sql.SqlParser.CaseContext;
import dev.quiver.logical.sql.SqlParser.CastContext;
import dev.quiver.logical.sql.SqlParser.ColumnContext;
import dev.quiver.logical.sql.SqlParser.ConcatContext;
import dev.quiver.logical.sql.SqlParser.ConditionContext;
import dev.quiver.logical.sql.SqlParser.FunctionContext;
import dev.quiver.logical.sql.SqlParser.IdentifierContext;
import dev.quiver.logical.sql.SqlParser.IntervalContext;
import dev.quiver.logical.sql.SqlParser.LikeContext;
import dev.quiver.logical.sql.SqlParser.LiteralContext;
import dev.quiver.logical.sql.SqlParser.OverContext;
import dev.quiver.logical.sql.SqlParser.ParameterContext;
import dev.quiver.logical.sql.SqlParser.ParenthesesContext;
import dev.quiver.logical.sql.SqlParser.QuotedContext;
import dev.quiver.logical.sql.SqlParser.SignedContext;
import dev.quiver.logical.sql.SqlParser.SingleContext;
import dev.quiver.logical.sql.SqlParser.TypeContext;
import dev.quiver.logical.sql.SqlParser.ValueContext;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Binds values: columns, constants, calls, and the operators between them.
final class ValueBinder extends SqlBaseVisitor<Expr> {
  private static final int LONGEST_POSITION = 9;

  private final Source source;
  private final Scope scope;
  private final Clause clause;
  private final ExpressionBinder conditions;
  private final WordyCalls words;
  private final ConstantReader constants = new ConstantReader();

  ValueBinder(Source source, Scope scope, Clause clause, ExpressionBinder conditions) {
    this.source = source;
    this.scope = scope;
    this.clause = clause;
    this.conditions = conditions;
    this.words = new WordyCalls(source, conditions);
  }

  /// A chain of operators leans to the left as far as it is long, so it is walked in a loop.
  Expr bind(ValueContext context) {
    Deque<ValueContext> links = new ArrayDeque<>();
    ValueContext first = context;
    while (!(first instanceof SingleContext || first instanceof SignedContext)) {
      links.push(first);
      first = (ValueContext) first.getChild(0);
    }
    Expr value = first(first, links);
    while (!links.isEmpty()) {
      value =
          links.peek() instanceof ConcatContext ? concat(value, links) : link(value, links.pop());
    }
    return value;
  }

  /// A name and another behind a point are a relation's column, where there is such a relation.
  private Expr first(ValueContext first, Deque<ValueContext> links) {
    if (first instanceof SingleContext single
        && single.primary() instanceof ColumnContext column
        && links.peek() instanceof SqlParser.DotMemberContext member
        && scope.hasRelation(Name.of(column.identifier()))) {
      links.pop();
      return source.at(
          first,
          () -> new Ref(scope.of(Name.of(column.identifier()), Name.of(member.identifier()))));
    }
    return first.accept(this);
  }

  Expr like(Expr value, LikeContext context) {
    List<Expr> arguments = new ArrayList<>(List.of(value, bind(context.pattern)));
    if (context.escape != null) {
      arguments.add(bind(context.escape));
    }
    ScalarFunction function =
        context.operator.getType() == SqlParser.LIKE ? PatternFunction.LIKE : PatternFunction.ILIKE;
    return source.at(context, () -> Calls.of(function, arguments));
  }

  private Expr link(Expr left, ValueContext link) {
    return switch (link) {
      case SqlParser.CastToContext cast ->
          source.at(cast.type(), () -> Calls.cast(left, type(cast.type()), OnFailure.ERROR));
      case SqlParser.SubscriptContext subscript -> {
        Expr index = conditions.condition(subscript.index);
        yield source.at(subscript.index, () -> Members.subscript(left, index));
      }
      case SqlParser.DotMemberContext member ->
          source.at(member.identifier(), () -> member(left, member.identifier()));
      case SqlParser.ProductContext product -> arithmetic(left, product.operator, product.value(1));
      case SqlParser.SumContext sum -> arithmetic(left, sum.operator, sum.value(1));
      case ValueContext unknown -> throw new AssertionError(unknown.getText());
    };
  }

  /// All terms of `a || b || c` are arguments of one call.
  private Expr concat(Expr first, Deque<ValueContext> links) {
    Token operator = links.peek().getStart();
    List<Expr> parts = new ArrayList<>(List.of(first));
    while (links.peek() instanceof ConcatContext concat) {
      parts.add(bind(concat.value(1)));
      links.pop();
    }
    return source.at(operator, () -> Calls.of(TextFunction.CONCAT_OPERATOR, parts));
  }

  private Expr arithmetic(Expr left, Token operator, ValueContext rightContext) {
    if (rightContext instanceof SingleContext single
        && single.primary() instanceof IntervalContext interval) {
      return source.at(operator, () -> Interval.of(interval).shift(left, operator.getText()));
    }
    Expr right = bind(rightContext);
    Operator op =
        switch (operator.getText()) {
          case "+" -> Operator.ADD;
          case "-" -> Operator.SUBTRACT;
          case "*" -> Operator.MULTIPLY;
          case "/" -> Operator.DIVIDE;
          case "%" -> Operator.REMAINDER;
          default -> throw new AssertionError(operator.getText());
        };
    return source.at(operator, () -> Numbers.arithmetic(op, left, right));
  }

  @Override
  public Expr visitSigned(SignedContext context) {
    Expr value = bind(context.value());
    boolean isNumber =
        context.value() instanceof SingleContext single
            && single.primary() instanceof LiteralContext;
    boolean isMinus = context.sign.getText().equals("-");
    return source.at(
        context,
        () -> {
          Expr number = Numbers.signed(value);
          return !isMinus ? number : isNumber ? opposite(number) : new Expr.Negate(number);
        });
  }

  private static Expr opposite(Expr number) {
    return number instanceof Literal literal
        ? Literals.negated(literal).map(Expr.class::cast).orElse(number)
        : new Expr.Negate(number);
  }

  @Override
  public Expr visitSingle(SingleContext context) {
    return context.primary().accept(this);
  }

  @Override
  public Expr visitParentheses(ParenthesesContext context) {
    if (context.query() != null) {
      return clause.scalar(context.query());
    }
    if (context.condition().size() > 1) {
      throw SqlException.at(source.place(context.getStart()), SqlException.rowHere());
    }
    return conditions.condition(context.condition(0));
  }

  @Override
  public Expr visitLiteral(LiteralContext context) {
    return source.at(context, () -> context.constant().accept(constants));
  }

  @Override
  public Expr visitCase(CaseContext context) {
    List<Branch> branches = new ArrayList<>();
    Expr operand = optional(context.operand);
    for (BranchContext branch : context.branch()) {
      Expr when = conditions.condition(branch.when);
      Expr condition =
          context.operand == null
              ? source.at(branch.when, () -> Comparisons.condition("WHEN", when))
              : source.at(branch.when, () -> Comparisons.compare(Comparison.EQ, operand, when));
      branches.add(new Branch(condition, conditions.condition(branch.then)));
    }
    Expr otherwise = optional(context.otherwise);
    return source.at(context, () -> Calls.caseOf(branches, otherwise));
  }

  private Expr optional(@Nullable ConditionContext context) {
    return context == null ? Literal.nullOf(Simple.NULL) : conditions.condition(context);
  }

  @Override
  public Expr visitCast(CastContext context) {
    Expr value = conditions.condition(context.condition());
    OnFailure onFailure =
        context.word.getType() == SqlParser.CAST ? OnFailure.ERROR : OnFailure.NULL;
    return source.at(context.type(), () -> Calls.cast(value, type(context.type()), onFailure));
  }

  @Override
  public Expr visitExists(SqlParser.ExistsContext context) {
    return clause.exists(context.query());
  }

  @Override
  public Expr visitInterval(IntervalContext context) {
    throw SqlException.at(source.place(context.getStart()), SqlException.intervalHere());
  }

  @Override
  public Expr visitExtract(SqlParser.ExtractContext context) {
    return words.extract(context);
  }

  @Override
  public Expr visitPosition(SqlParser.PositionContext context) {
    return words.position(context);
  }

  @Override
  public Expr visitSubstring(SqlParser.SubstringContext context) {
    return words.substring(context);
  }

  @Override
  public Expr visitTrim(SqlParser.TrimContext context) {
    return words.trim(context);
  }

  @Override
  public Expr visitCallOfRows(CallOfRowsContext context) {
    noWindow(context.over());
    return clause.aggregate(context);
  }

  private void noWindow(@Nullable OverContext over) {
    if (over != null) {
      throw SqlException.at(source.place(over.getStart()), SqlException.window());
    }
  }

  @Override
  public Expr visitCall(CallContext context) {
    noWindow(context.over());
    Optional<Expr> aggregate = clause.aggregate(context);
    if (aggregate.isPresent()) {
      return aggregate.get();
    }
    List<Expr> arguments = new ArrayList<>();
    for (ConditionContext argument : context.condition()) {
      arguments.add(conditions.condition(argument));
    }
    return source.at(context, () -> Calls.of(function(context.function()), arguments));
  }

  @Override
  public Expr visitColumn(ColumnContext context) {
    IdentifierContext identifier = context.identifier();
    return source.at(
        context,
        () ->
            new Ref(
                isQuoted(identifier)
                    ? scope.exact(name(identifier))
                    : scope.folded(name(identifier))));
  }

  @Override
  public Expr visitParameter(ParameterContext context) {
    String digits = context.getText().substring(1);
    return source.at(
        context,
        () -> {
          if (context.getText().startsWith(":")) {
            return scope.parameter(digits);
          }
          if (digits.length() > LONGEST_POSITION) {
            throw SqlException.unknownParameter(digits, scope.parameters().size());
          }
          return scope.parameter(Integer.parseInt(digits));
        });
  }

  private static Expr member(Expr struct, IdentifierContext identifier) {
    return isQuoted(identifier)
        ? Members.exact(struct, name(identifier))
        : Members.folded(struct, name(identifier));
  }

  private static DataType type(TypeContext context) {
    return Calls.type(context.getText());
  }

  private static boolean isQuoted(IdentifierContext context) {
    return context instanceof QuotedContext;
  }

  private static String function(FunctionContext context) {
    return context.identifier() == null ? context.getText() : name(context.identifier());
  }

  private static String name(IdentifierContext context) {
    return isQuoted(context) ? Quotes.off(context.getText()) : context.getText();
  }
}
