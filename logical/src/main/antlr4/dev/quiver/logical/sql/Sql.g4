// What can be written where a spec takes SQL text: conditions and values over the rows of one input,
// items of a projection, and whole queries.
//
// One rule a level of precedence, loosest first: OR, AND, NOT, IS, comparisons, and then `value`
// with its operators, tightest first. Chains of one level are flat lists, so that only parentheses
// nest. Few words are reserved: the words of clauses may be names of columns, and of tables after AS.
grammar Sql;

options {
  caseInsensitive = true;
  superClass = GuardedParser;
}

singleExpression
  : condition EOF
  ;

singleQuery
  : query ';'? EOF
  ;

singleItem
  : condition (AS? name = identifier)? EOF
  ;

singleOrder
  : sortItem EOF
  ;

query
  : (WITH RECURSIVE? commonTable (',' commonTable)*)?
    queryBody
    (ORDER BY sortItem (',' sortItem)*)?
    limit*
  ;

commonTable
  : identifier columnNames? AS '(' query ')'
  ;

limit
  : LIMIT (ALL | count = value)                                     # limitTo
  | OFFSET offset = value (ROW | ROWS)?                             # offsetBy
  | FETCH (FIRST | NEXT) count = value? (ROW | ROWS) ONLY           # fetchFirst
  ;

queryBody
  : queryTerm                                                                   # bodyOfTerm
  | left = queryBody operator = INTERSECT quantifier? right = queryBody         # intersection
  | left = queryBody operator = (UNION | EXCEPT) quantifier? right = queryBody  # combination
  ;

quantifier
  : ALL
  | DISTINCT
  ;

queryTerm
  : select                              # selectTerm
  | VALUES valuesRow (',' valuesRow)*   # valuesTerm
  | '(' query ')'                       # queryInParentheses
  ;

valuesRow
  : '(' condition (',' condition)* ')'
  ;

select
  : SELECT quantifier? selectItem (',' selectItem)*
    (FROM relation (',' relation)*)?
    (WHERE where = condition)?
    (GROUP BY groupBy)?
    (HAVING having = condition)?
  ;

selectItem
  : '*' (EXCEPT '(' identifier (',' identifier)* ')')?   # allColumns
  | identifier '.' '*'                                   # allOfRelation
  | condition (AS name = identifier | alias)?            # item
  ;

groupBy
  : ALL                           # groupByAll
  | groupItem (',' groupItem)*    # groupByItems
  ;

groupItem
  : ROLLUP '(' groupingSet (',' groupingSet)* ')'           # rollup
  | CUBE '(' groupingSet (',' groupingSet)* ')'             # cube
  | GROUPING SETS '(' groupingSet (',' groupingSet)* ')'    # groupingSets
  | condition                                               # groupKey
  ;

groupingSet
  : '(' (condition (',' condition)*)? ')'
  | condition
  ;

sortItem
  : condition direction = (ASC | DESC)? (NULLS nulls = (FIRST | LAST))?
  ;

relation
  : relationTerm                                                         # relationOfTerm
  | left = relation CROSS JOIN right = relationTerm                      # crossJoin
  | left = relation NATURAL joinType JOIN right = relationTerm           # naturalJoin
  | left = relation joinType JOIN right = relation joinCondition         # conditionalJoin
  ;

joinType
  : INNER?
  | side = (LEFT | RIGHT | FULL) OUTER?
  | LEFT? kind = (SEMI | ANTI)
  ;

joinCondition
  : ON condition
  | USING '(' identifier (',' identifier)* ')'
  ;

relationTerm
  : identifier ('.' identifier)* relationAlias?    # namedRelation
  | LATERAL? '(' query ')' relationAlias?          # derivedRelation
  | '(' relation ')'                               # relationInParentheses
  ;

relationAlias
  : (AS identifier | alias) columnNames?
  ;

columnNames
  : '(' identifier (',' identifier)* ')'
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
  : operator = ('=' | '<>' | '!=' | '<' | '<=' | '>' | '>=')
      (word = (ANY | SOME | ALL) '(' query ')' | value)                           # compare
  | NOT? BETWEEN low = value AND high = value                                     # between
  | NOT? IN '(' (query | condition (',' condition)*) ')'                          # in
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
  : '(' (query | condition (',' condition)*) ')'                                  # parentheses
  | EXISTS '(' query ')'                                                          # exists
  | constant                                                                      # literal
  | CASE operand = condition? branch+ (ELSE otherwise = condition)? END           # case
  | word = (CAST | TRY_CAST) '(' condition AS type ')'                            # cast
  | INTERVAL (text = STRING unit = identifier? ('(' NUMBER ')')?
      | count = NUMBER unit = identifier)                                         # interval
  | EXTRACT '(' field = identifier FROM condition ')'                             # extract
  | POSITION '(' part = value IN whole = condition ')'                            # position
  | SUBSTRING '(' whole = condition FROM start = condition
      (FOR count = condition)? ')'                                                # substring
  | TRIM '(' side = (BOTH | LEADING | TRAILING)? characters = condition?
      FROM whole = condition ')'                                                  # trim
  | function '(' '*' ')' filter? over?                                            # callOfRows
  | function '(' (quantifier? condition (',' condition)*)?
      (ORDER BY sortItem (',' sortItem)*)? ')' filter? over?                      # call
  | identifier                                                                    # column
  | PARAMETER                                                                     # parameter
  ;

filter
  : FILTER '(' WHERE condition ')'
  ;

over
  : OVER identifier
  | OVER '(' (PARTITION BY condition (',' condition)*)?
      (ORDER BY sortItem (',' sortItem)*)? frame? ')'
  ;

frame
  : unit = (ROWS | RANGE | GROUPS) (bound | BETWEEN bound AND bound)
  ;

bound
  : UNBOUNDED direction = (PRECEDING | FOLLOWING)
  | CURRENT ROW
  | value direction = (PRECEDING | FOLLOWING)
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
  | word =
      ( ALL | ANTI | ANY | ASC | BOTH | BY | CROSS | CUBE | CURRENT | DATE | DESC | ESCAPE
      | EXCEPT | EXISTS | EXTRACT | FETCH | FILTER | FIRST | FOLLOWING | FOR | FULL | GROUP
      | GROUPING | GROUPS | HAVING | INNER | INTERSECT | INTERVAL | JOIN | LAST | LATERAL
      | LEADING | LEFT | LIMIT | NATURAL | NEXT | NULLS | OFFSET | ON | ONLY | ORDER | OUTER
      | OVER | PARTITION | POSITION | PRECEDING | RANGE | RECURSIVE | RIGHT | ROLLUP | ROW
      | ROWS | SEMI | SETS | SOME | SUBSTRING | TIMESTAMP | TIMESTAMP_NTZ | TRAILING | TRIM
      | UNBOUNDED | UNION | UNKNOWN | USING | VALUES | WHERE | WITH
      )  # keyword
  | QUOTED_IDENTIFIER                                             # quoted
  ;

// A name without AS, which cannot be a word that may follow.
alias
  : IDENTIFIER
  | QUOTED_IDENTIFIER
  | word =
      ( ALL | ANY | BOTH | CUBE | CURRENT | DATE | EXISTS | EXTRACT | FIRST | FOLLOWING
      | GROUPING | GROUPS | INTERVAL | LAST | LEADING | NEXT | ONLY | POSITION | PRECEDING
      | RANGE | RECURSIVE | ROLLUP | ROW | ROWS | SETS | SOME | SUBSTRING | TIMESTAMP
      | TIMESTAMP_NTZ | TRAILING | TRIM | UNBOUNDED | UNKNOWN | VALUES
      )
  ;

ALL           : 'ALL' ;
AND           : 'AND' ;
ANTI          : 'ANTI' ;
ANY           : 'ANY' ;
AS            : 'AS' ;
ASC           : 'ASC' ;
BETWEEN       : 'BETWEEN' ;
BOTH          : 'BOTH' ;
BY            : 'BY' ;
CASE          : 'CASE' ;
CAST          : 'CAST' ;
CROSS         : 'CROSS' ;
CUBE          : 'CUBE' ;
CURRENT       : 'CURRENT' ;
DATE          : 'DATE' ;
DESC          : 'DESC' ;
DISTINCT      : 'DISTINCT' ;
ELSE          : 'ELSE' ;
END           : 'END' ;
ESCAPE        : 'ESCAPE' ;
EXCEPT        : 'EXCEPT' ;
EXISTS        : 'EXISTS' ;
EXTRACT       : 'EXTRACT' ;
FALSE         : 'FALSE' ;
FETCH         : 'FETCH' ;
FILTER        : 'FILTER' ;
FIRST         : 'FIRST' ;
FOLLOWING     : 'FOLLOWING' ;
FOR           : 'FOR' ;
FROM          : 'FROM' ;
FULL          : 'FULL' ;
GROUP         : 'GROUP' ;
GROUPING      : 'GROUPING' ;
GROUPS        : 'GROUPS' ;
HAVING        : 'HAVING' ;
ILIKE         : 'ILIKE' ;
IN            : 'IN' ;
INNER         : 'INNER' ;
INTERSECT     : 'INTERSECT' ;
INTERVAL      : 'INTERVAL' ;
IS            : 'IS' ;
JOIN          : 'JOIN' ;
LAST          : 'LAST' ;
LATERAL       : 'LATERAL' ;
LEADING       : 'LEADING' ;
LEFT          : 'LEFT' ;
LIKE          : 'LIKE' ;
LIMIT         : 'LIMIT' ;
NATURAL       : 'NATURAL' ;
NEXT          : 'NEXT' ;
NOT           : 'NOT' ;
NULL          : 'NULL' ;
NULLS         : 'NULLS' ;
OFFSET        : 'OFFSET' ;
ON            : 'ON' ;
ONLY          : 'ONLY' ;
OR            : 'OR' ;
ORDER         : 'ORDER' ;
OUTER         : 'OUTER' ;
OVER          : 'OVER' ;
PARTITION     : 'PARTITION' ;
POSITION      : 'POSITION' ;
PRECEDING     : 'PRECEDING' ;
RANGE         : 'RANGE' ;
RECURSIVE     : 'RECURSIVE' ;
RIGHT         : 'RIGHT' ;
ROLLUP        : 'ROLLUP' ;
ROW           : 'ROW' ;
ROWS          : 'ROWS' ;
SELECT        : 'SELECT' ;
SEMI          : 'SEMI' ;
SETS          : 'SETS' ;
SOME          : 'SOME' ;
SUBSTRING     : 'SUBSTRING' ;
THEN          : 'THEN' ;
TIMESTAMP     : 'TIMESTAMP' ;
TIMESTAMP_NTZ : 'TIMESTAMP_NTZ' ;
TRAILING      : 'TRAILING' ;
TRIM          : 'TRIM' ;
TRUE          : 'TRUE' ;
TRY_CAST      : 'TRY_CAST' ;
UNBOUNDED     : 'UNBOUNDED' ;
UNION         : 'UNION' ;
UNKNOWN       : 'UNKNOWN' ;
USING         : 'USING' ;
VALUES        : 'VALUES' ;
WHEN          : 'WHEN' ;
WHERE         : 'WHERE' ;
WITH          : 'WITH' ;

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
  | ':' [\p{L}_] [\p{L}\p{Nd}_]*
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
