package dev.quiver.logical.sql;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;

/// Refuses texts nested so deeply that reading them could exhaust the stack.
abstract class GuardedParser extends Parser {
  /// Parentheses in parentheses: each pair takes seven rules.
  static final int MAX_NESTING = 200;

  private static final int RULES_A_LEVEL = 7;

  private int depth;

  GuardedParser(TokenStream input) {
    super(input);
  }

  @Override
  public void enterRule(ParserRuleContext context, int state, int ruleIndex) {
    deeper();
    super.enterRule(context, state, ruleIndex);
  }

  @Override
  public void exitRule() {
    depth--;
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
    if (depth == MAX_NESTING * RULES_A_LEVEL) {
      throw SqlException.tooDeep(MAX_NESTING);
    }
    depth++;
  }
}
