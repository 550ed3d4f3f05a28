// number: 52
// theme: evidence
// en: How many documents were read, by source, language and month?
// ru: Сколько документов прочитано, по источникам, языкам и месяцам?
// kk: Дереккөз, тіл және ай бойынша қанша құжат оқылды?
// parameter: limit | integer | how many rows at the most | default 1000
// column: source | the host of the address, or the path's beginning
// column: language | its language
// column: month | the month of publication, or the year alone
// column: documents | how many documents
// column: copies | how many of these are copies of another
// column: claims | how many claims they make
// note: how well documents are read is measured by `kg evaluate extraction`.
MATCH (d:Document)
WITH CASE WHEN d.uri CONTAINS '://' THEN split(d.uri, '/')[2] ELSE split(d.uri, '/')[0] END AS source,
     d.language AS language, substring(d.published, 0, 7) AS month, d.copy_of AS copy_of,
     COUNT { MATCH (:Claim)-[:STATED_IN]->(d) } AS claims
RETURN source, language, month, count(*) AS documents, count(copy_of) AS copies, sum(claims) AS claims
ORDER BY source, language, month
LIMIT toInteger($limit)
