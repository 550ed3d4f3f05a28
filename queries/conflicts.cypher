// number: 50
// theme: evidence
// en: Where do documents contradict one another: two heads at once, denied and actual, two dates for one act or agreement?
// ru: Где документы противоречат друг другу: два руководителя сразу, отрицание и подтверждение, две даты у одного документа?
// kk: Құжаттар қай жерде бір-біріне қайшы: бір мезгілде екі басшы, жоққа шығару мен растау, бір актінің екі күні?
// parameter: heads | texts | beginnings of roles that one person holds at a time, in small letters | default rector, ректор
// parameter: limit | integer | how many rows at the most | default 200
// column: conflict | two heads at once, denied and actual, or two dates
// column: subject | what it is about
// column: one | what one document says
// column: other | what another says
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
// column: other_sentence | the sentence that says the other
// column: other_uri | the address of its document
// note: two heads are seen where both are actual and the dates, as far as stated, overlap; a change that no document dates looks the same.
CALL {
  MATCH (p:Person)-[r:HOLDS_ROLE]->(o:Organization)<-[s:HOLDS_ROLE]-(q:Person)
  WHERE p.id < q.id AND r.status = 'actual' AND s.status = 'actual'
    AND any(head IN $heads WHERE toLower(r.role) STARTS WITH head) AND any(head IN $heads WHERE toLower(s.role) STARTS WITH head)
    AND (r.until IS NULL OR s.since IS NULL OR s.since <= substring(r.until, 0, size(s.since)))
    AND (s.until IS NULL OR r.since IS NULL OR r.since <= substring(s.until, 0, size(r.since)))
  RETURN 'two heads at once' AS conflict, o.name AS subject, p.name + ', ' + r.role AS one, q.name + ', ' + s.role AS other,
         r.claims[0] AS first, s.claims[0] AS second
  UNION
  MATCH (x:Claim)-[:SUBJECT]->(a:Entity)
  WHERE x.status = 'denied'
  MATCH (x)-[:OBJECT]->(b:Entity)
  MATCH (a)<-[:SUBJECT|OBJECT]-(y:Claim)-[:SUBJECT|OBJECT]->(b)
  WHERE y.type = x.type AND y.status = 'actual'
  RETURN 'denied and actual' AS conflict, a.name + ' – ' + b.name AS subject, x.type + ', denied' AS one, y.type + ', actual' AS other,
         x.id AS first, y.id AS second
  UNION
  MATCH (m:Agreement|LegalAct|Event)<-[:SUBJECT]-(x:Claim)
  WHERE x.type = 'date'
  MATCH (m)<-[:SUBJECT]-(y:Claim)
  WHERE y.type = 'date' AND x.value < y.value AND NOT y.value STARTS WITH x.value
  WITH m, x.value AS one, y.value AS other, min(x.id) AS first, min(y.id) AS second
  RETURN 'two dates' AS conflict, m.name AS subject, one, other, first, second
}
MATCH (c:Claim {id: first})-[:STATED_IN]->(d:Document)
MATCH (k:Claim {id: second})-[:STATED_IN]->(l:Document)
RETURN conflict, subject, one, other, c.sentence AS sentence, d.title AS document, d.published AS published, d.uri AS uri,
       k.sentence AS other_sentence, l.uri AS other_uri
ORDER BY conflict, subject, one, other, uri, other_uri
LIMIT toInteger($limit)
