// number: 44
// theme: structure
// en: By which shortest way are these two connected, on whose word, and where is it weakest?
// ru: Каким кратчайшим путём связаны эти двое, по чьим словам и где слабое звено?
// kk: Осы екеуі қандай ең қысқа жолмен, кімнің сөзі бойынша байланысқан және әлсіз тұсы қайда?
// parameter: first | Entity | where the way begins | example Tashenev University
// parameter: second | Entity | where it ends | example Creative Industry LLP
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
// note: actual ties alone, six steps at the most; of several shortest ways one is shown. `kg analyse path` finds several, by their evidence.
MATCH (a:Entity {id: $first}), (b:Entity {id: $second})
MATCH path = shortestPath((a)-[:PARTNERS_WITH|MEMBER_OF|PARTY_TO|SIGNED|HOLDS_ROLE|PART_OF|ORGANIZED|PARTICIPATED_IN|SUPPORTED|ISSUED|BASED_ON|SUCCEEDED_BY*..6]-(b))
WHERE all(r IN relationships(path) WHERE r.status = 'actual')
WITH path, reduce(least = null, r IN relationships(path) |
       CASE WHEN least IS NULL OR r.sources < least.sources OR (r.sources = least.sources AND r.confidence < least.confidence)
            THEN {sources: r.sources, confidence: r.confidence} ELSE least END) AS least
UNWIND range(0, length(path) - 1) AS i
WITH i + 1 AS step, nodes(path)[i] AS m, relationships(path)[i] AS r, nodes(path)[i + 1] AS n, least
OPTIONAL MATCH (c:Claim)-[:STATED_IN]->(d:Document)
WHERE c.id = r.claims[0]
RETURN step, m.name AS source, toLower(type(r)) AS relation, n.name AS target, r.confidence AS confidence,
       r.sources AS sources, r.sources = least.sources AND r.confidence = least.confidence AS weakest,
       c.sentence AS sentence, d.title AS document, d.published AS published, d.uri AS uri
ORDER BY step
