// What can be written where a spec takes SQL text: conditions and values over the rows of one input.
//
// One rule a level of precedence, loosest first: OR, AND, NOT, IS, comparisons, and then `value`
// with its operators, tightest first. Chains of one level are flat lists, so that only parentheses
// nest. A query is to become a rule beside `singleExpression` and an alternative of `primary`.
grammar Sql;

options {
  caseInsensitive = true;
  superClass = GuardedParser;
}

singleExpression
  : condition EOF
  ;

condition
  : conjunction (OR conjunction)*
  ;

conjunction
  : negation (AND negation)*
  ;

negation
  : NOT* test
  ;

test
  : comparison testTail*
  ;

testTail
  : IS NOT? NULL                                     # isNull
  | IS NOT? word = (TRUE | FALSE | UNKNOWN)          # isTruth
  | IS NOT? DISTINCT FROM comparison                 # isDistinct
  ;

comparison
  : value comparisonTail*
  ;

comparisonTail
  : operator = ('=' | '<>' | '!=' | '<' | '<=' | '>' | '>=') value                # compare
  | NOT? BETWEEN low = value AND high = value                                     # between
  | NOT? IN '(' condition (',' condition)* ')'                                    # in
  | NOT? operator = (LIKE | ILIKE) pattern = value (ESCAPE escape = value)?       # like
  ;

value
  : primary                                          # single
  | value '::' type                                  # castTo
  | value '[' index = condition ']'                  # subscript
  | value '.' identifier                             # dotMember
  | sign = ('-' | '+') value                         # signed
  | value operator = ('*' | '/' | '%') value         # product
  | value operator = ('+' | '-') value               # sum
  | value '||' value                                 # concat
  ;

primary
  : '(' condition ')'                                                             # parentheses
  | constant                                                                      # literal
  | CASE operand = condition? branch+ (ELSE otherwise = condition)? END           # case
  | word = (CAST | TRY_CAST) '(' condition AS type ')'                            # cast
  | function '(' (condition (',' condition)*)? ')'                                # call
  | identifier                                                                    # column
  | PARAMETER                                                                     # parameter
  ;

branch
  : WHEN when = condition THEN then = condition
  ;

constant
  : NUMBER                                           # number
  | STRING                                           # string
  | ESCAPED_STRING                                   # escapedString
  | HEX_STRING                                       # hexString
  | word = (TRUE | FALSE)                            # truth
  | NULL                                             # null
  | kind = (DATE | TIMESTAMP | TIMESTAMP_NTZ) STRING # time
  ;

function
  : identifier
  | LIKE
  | ILIKE
  ;

type
  : identifier ('(' NUMBER (',' NUMBER)? ')')?
  ;

identifier
  : IDENTIFIER                                                    # plain
  | word = (DATE | TIMESTAMP | TIMESTAMP_NTZ | UNKNOWN | ESCAPE)  # keyword
  | QUOTED_IDENTIFIER                                             # quoted
  ;

AND           : 'AND' ;
AS            : 'AS' ;
BETWEEN       : 'BETWEEN' ;
CASE          : 'CASE' ;
CAST          : 'CAST' ;
DATE          : 'DATE' ;
DISTINCT      : 'DISTINCT' ;
ELSE          : 'ELSE' ;
END           : 'END' ;
ESCAPE        : 'ESCAPE' ;
FALSE         : 'FALSE' ;
FROM          : 'FROM' ;
ILIKE         : 'ILIKE' ;
IN            : 'IN' ;
IS            : 'IS' ;
LIKE          : 'LIKE' ;
NOT           : 'NOT' ;
NULL          : 'NULL' ;
OR            : 'OR' ;
THEN          : 'THEN' ;
TIMESTAMP     : 'TIMESTAMP' ;
TIMESTAMP_NTZ : 'TIMESTAMP_NTZ' ;
TRUE          : 'TRUE' ;
TRY_CAST      : 'TRY_CAST' ;
UNKNOWN       : 'UNKNOWN' ;
WHEN          : 'WHEN' ;

NUMBER
  : (DIGIT+ ('.' DIGIT*)? | '.' DIGIT+) ('E' [+-]? DIGIT+)?
  ;

STRING
  : '\'' (~'\'' | '\'\'')* '\''
  ;

// \n, \t, \r, \\, \' and \u{1f600}
ESCAPED_STRING
  : 'E\'' (~['\\] | '\\' .)* '\''
  ;

HEX_STRING
  : 'X\'' [0-9A-F]* '\''
  ;

PARAMETER
  : '$' DIGIT+
  ;

IDENTIFIER
  : [\p{L}_] [\p{L}\p{Nd}_$]*
  ;

QUOTED_IDENTIFIER
  : '"' (~'"' | '""')* '"'
  ;

SPACE
  : [\p{White_Space}]+ -> skip
  ;

LINE_COMMENT
  : '--' ~[\r\n]* -> skip
  ;

BLOCK_COMMENT
  : '/*' .*? '*/' -> skip
  ;

// Longer than any token that is closed, so that these match only what is not.
UNTERMINATED
  : '\'' (~'\'' | '\'\'')*
  | 'E\'' (~['\\] | '\\' .)*
  | '"' (~'"' | '""')*
  | '/*' .*?
  ;

UNEXPECTED
  : .
  ;

fragment DIGIT
  : [0-9]
  ;
