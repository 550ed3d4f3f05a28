// number: 34
// theme: policy
// en: Which acts of former bodies are now in the competence of this body?
// ru: Какие акты упразднённых органов теперь относятся к ведению этого органа?
// kk: Таратылған органдардың қандай актілері енді осы органның құзыретіне кіреді?
// parameter: body | Organization | the body that took over | example Ministry of Education
// column: act | the act
// column: number | the number of the act
// column: date | its date
// column: issuer | the former body that issued it
// column: succeeded | since when the other has taken over
// column: repealed_by | the act that repealed it, if one was read
// note: a body that was split has several successors; which of them an act went to, documents seldom say, so it is shown for each.
MATCH path = (:Entity {id: $body})<-[:SUCCEEDED_BY*1..4]-(f:Organization)
WITH f, min(length(path)) AS steps
MATCH (f)-[s:SUCCEEDED_BY]->(:Organization)
WITH f, min(s.since) AS succeeded
MATCH (f)-[:ISSUED]->(act:LegalAct)
OPTIONAL MATCH (act)<-[r:REPEALS]-(later:LegalAct)
WHERE r.status = 'actual'
RETURN DISTINCT act.name AS act, act.number AS number, act.date AS date, f.name AS issuer, succeeded,
       later.name AS repealed_by
ORDER BY date DESC, act, repealed_by
