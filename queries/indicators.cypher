// number: 55
// theme: policy
// en: Which numbers of students, places or firms are reported by region and year, and where do they contradict?
// ru: Какие числа студентов, мест или предприятий сообщаются по регионам и годам и где они противоречат друг другу?
// kk: Өңірлер мен жылдар бойынша студенттердің, орындардың немесе кәсіпорындардың қандай сандары хабарланады және олар қай жерде қайшы?
// parameter: unit | text | what is counted, or a part of that in small letters, such as студент; without it, all | default none
// parameter: limit | integer | how many rows at the most | default 500
// column: reported_for | what the number is reported for
// column: unit | what is counted
// column: period | the year or other period
// column: value | the number
// column: contradicted | other numbers for the same unit, period and place
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
// note: numbers of different documents are shown, not added: they may count the same people twice.
MATCH (i:Indicator)-[r:REPORTED_FOR]->(o:Entity)
WHERE $unit IS NULL OR toLower(i.unit) CONTAINS $unit
WITH i, r, o, COLLECT {
  MATCH (j:Indicator)-[:REPORTED_FOR]->(o)
  WHERE j.unit = i.unit AND j.value <> i.value AND (j.period = i.period OR (j.period IS NULL AND i.period IS NULL))
  RETURN DISTINCT j.value ORDER BY j.value
} AS contradicted
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
RETURN o.name AS reported_for, i.unit AS unit, i.period AS period, i.value AS value, contradicted,
       c.sentence AS sentence, d.title AS document, d.published AS published, d.uri AS uri
ORDER BY reported_for, unit, period, value, uri, sentence
LIMIT toInteger($limit)
