package dev.quiver.logical.sql;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;

/// Refuses texts nested so deeply that reading them could exhaust the stack.
///
/// Whatever nests in the grammar passes through `condition`, or through `value` again.
abstract class GuardedParser extends Parser {
  /// So many conditions and values stand one inside the other at most; parentheses are one of each.
  static final int MAX_NESTING = 250;

  private int depth;

  GuardedParser(TokenStream input) {
    super(input);
  }

  @Override
  public void enterRule(ParserRuleContext context, int state, int ruleIndex) {
    if (ruleIndex == SqlParser.RULE_condition) {
      deeper();
    }
    super.enterRule(context, state, ruleIndex);
  }

  @Override
  public void exitRule() {
    if (getContext().getRuleIndex() == SqlParser.RULE_condition) {
      depth--;
    }
    super.exitRule();
  }

  @Override
  public void enterRecursionRule(
      ParserRuleContext context, int state, int ruleIndex, int precedence) {
    deeper();
    super.enterRecursionRule(context, state, ruleIndex, precedence);
  }

  @Override
  public void unrollRecursionContexts(ParserRuleContext parent) {
    depth--;
    super.unrollRecursionContexts(parent);
  }

  private void deeper() {
    if (depth == MAX_NESTING) {
      throw SqlException.tooDeep(MAX_NESTING);
    }
    depth++;
  }
}
