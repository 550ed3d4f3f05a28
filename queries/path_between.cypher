// number: 44
// theme: structure
// en: By which shortest way are these two connected, on whose word, and where is it weakest?
// ru: Каким кратчайшим путём связаны эти двое, по чьим словам и где слабое звено?
// kk: Осы екеуі қандай ең қысқа жолмен, кімнің сөзі бойынша байланысқан және әлсіз тұсы қайда?
// parameter: first | Entity | where the way begins | example Ulgi University
// parameter: second | Entity | where it ends | example Primer Machine Works LLP
// column: step | which step it is
// column: source | where the step begins
// column: relation | as in the vocabulary
// column: target | where it ends
// column: confidence | how sure the reading is, from 0 to 1
// column: sources | how many independent documents say so
// column: weakest | whether fewest documents say it, or none is less sure of those
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
// note: actual ties alone, four steps at the most: two from either end to where they meet. Of several ways that are as short, the one that more documents speak of is shown. `kg analyse path` finds longer ones and several.
CALL {
  MATCH p = (:Entity {id: $first})-[:PARTNERS_WITH|MEMBER_OF|PARTY_TO|SIGNED|HOLDS_ROLE|PART_OF|ORGANIZED|PARTICIPATED_IN|SUPPORTED|ISSUED|BASED_ON|SUCCEEDED_BY*0..2]-(m:Entity)
  WHERE all(r IN relationships(p) WHERE r.status = 'actual')
  RETURN m, length(p) AS there, null AS back
  UNION ALL
  MATCH p = (:Entity {id: $second})-[:PARTNERS_WITH|MEMBER_OF|PARTY_TO|SIGNED|HOLDS_ROLE|PART_OF|ORGANIZED|PARTICIPATED_IN|SUPPORTED|ISSUED|BASED_ON|SUCCEEDED_BY*0..2]-(m:Entity)
  WHERE all(r IN relationships(p) WHERE r.status = 'actual')
  RETURN m, null AS there, length(p) AS back
}
WITH m, min(there) AS there, min(back) AS back
WHERE there IS NOT NULL AND back IS NOT NULL
WITH m, there, back ORDER BY there + back, m.id LIMIT 1
MATCH p = (:Entity {id: $first})-[:PARTNERS_WITH|MEMBER_OF|PARTY_TO|SIGNED|HOLDS_ROLE|PART_OF|ORGANIZED|PARTICIPATED_IN|SUPPORTED|ISSUED|BASED_ON|SUCCEEDED_BY*0..2]-(m)
WHERE length(p) = there AND all(r IN relationships(p) WHERE r.status = 'actual')
WITH m, back, p ORDER BY reduce(sum = 0, r IN relationships(p) | sum + r.sources) DESC,
     reduce(ids = '', r IN relationships(p) | ids + r.id) LIMIT 1
MATCH q = (m)-[:PARTNERS_WITH|MEMBER_OF|PARTY_TO|SIGNED|HOLDS_ROLE|PART_OF|ORGANIZED|PARTICIPATED_IN|SUPPORTED|ISSUED|BASED_ON|SUCCEEDED_BY*0..2]-(:Entity {id: $second})
WHERE length(q) = back AND all(r IN relationships(q) WHERE r.status = 'actual')
WITH p, q ORDER BY reduce(sum = 0, r IN relationships(q) | sum + r.sources) DESC,
     reduce(ids = '', r IN relationships(q) | ids + r.id) LIMIT 1
WITH relationships(p) + relationships(q) AS ties, nodes(p) + tail(nodes(q)) AS things
WITH ties, things, reduce(least = null, r IN ties |
       CASE WHEN least IS NULL OR r.sources < least.sources OR (r.sources = least.sources AND r.confidence < least.confidence)
            THEN {sources: r.sources, confidence: r.confidence} ELSE least END) AS least
UNWIND range(0, size(ties) - 1) AS i
WITH i + 1 AS step, things[i] AS m, ties[i] AS r, things[i + 1] AS n, least
OPTIONAL MATCH (c:Claim {id: coalesce(r.claims[0], '')})-[:STATED_IN]->(d:Document)
RETURN step, m.name AS source, toLower(type(r)) AS relation, n.name AS target, r.confidence AS confidence,
       r.sources AS sources, r.sources = least.sources AND r.confidence = least.confidence AS weakest,
       c.sentence AS sentence, d.title AS document, d.published AS published, d.uri AS uri
ORDER BY step
