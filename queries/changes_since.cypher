// number: 35
// theme: change
// en: What has changed since that date: new names, new ties, plans that became actual, bodies renamed or succeeded?
// ru: Что изменилось с этой даты: новые имена, новые связи, сбывшиеся планы, переименованные и реорганизованные органы?
// kk: Сол күннен бері не өзгерді: жаңа атаулар, жаңа байланыстар, іске асқан жоспарлар, аты өзгерген не қайта құрылған органдар?
// parameter: date | date | the day; what was published on it or later counts as new | example 2026-01-01
// parameter: limit | integer | how many rows at the most | default 500
// column: change | new entity, new tie, planned and now actual, other status, or succession
// column: entity | the thing
// column: relation | as in the vocabulary
// column: other | the other end
// column: status | actual, planned, ended or denied
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
// note: it goes by the day a document was published, not by when it was read, and undated documents are not seen. A claim that was withdrawn, by forgetting a document or reading it anew, leaves no trace here. What is denied again is shown again.
CALL {
  MATCH (d:Document)<-[:STATED_IN]-(c:Claim)-[:SUBJECT]->(e:Entity)
  WHERE d.published >= $date AND c.type = 'name' AND NOT EXISTS {
    MATCH (e)<-[:SUBJECT|OBJECT]-(x:Claim)-[:STATED_IN]->(y:Document) WHERE y.published < $date
  }
  RETURN 'new entity' AS change, e.name AS entity, null AS relation, null AS other, null AS status, c.sentence AS sentence,
         d.title AS document, d.published AS published, d.uri AS uri
  UNION
  MATCH (d:Document)<-[:STATED_IN]-(c:Claim)-[:SUBJECT]->(a:Entity)
  WHERE d.published >= $date
  MATCH (c)-[:OBJECT]->(b:Entity)
  WITH d, c, a, b, COLLECT {
    MATCH (a)-[r]-(b)
    WHERE type(r) = toUpper(c.type)
    UNWIND r.claims AS id
    MATCH (x:Claim {id: id})-[:STATED_IN]->(y:Document)
    WHERE y.published < $date
    RETURN x.status
  } AS before
  WHERE NOT c.status IN before
  RETURN CASE WHEN c.type = 'succeeded_by' THEN 'succession'
              WHEN size(before) = 0 THEN 'new tie'
              WHEN c.status = 'actual' AND 'planned' IN before THEN 'planned and now actual'
              ELSE 'other status' END AS change,
         a.name AS entity, c.type AS relation, b.name AS other, c.status AS status, c.sentence AS sentence,
         d.title AS document, d.published AS published, d.uri AS uri
}
RETURN change, entity, relation, other, status, sentence, document, published, uri
ORDER BY change, entity, relation, other, uri, sentence
LIMIT toInteger($limit)
