// number: 28
// theme: policy
// en: What amended or repealed this act, was that so on that date, and what rests on the act?
// ru: Чем изменён или отменён этот акт, действовало ли это на эту дату и что основано на этом акте?
// kk: Бұл актіні не өзгертті немесе не күшін жойды, сол күні солай болды ма және актіге не негізделген?
// parameter: act | LegalAct | the act | example Order No. 437 of 2025-08-28
// parameter: date | date | the day | example 2026-01-12
// column: relation | amends, repeals or based_on
// column: other | the act that amends or repeals it, or what is based on it
// column: type | the type of that
// column: number | the number of that act
// column: effective | since when, as stated or else the date of that act
// column: so_on_date | whether that was so on the day, empty when not known
// column: sentence | the sentence that says it
// column: document | the title of the document
// column: published | when the document was published
// column: uri | the address of the document
// note: an act of which no repeal was read may have been repealed all the same.
MATCH (:Entity {id: $act})<-[r:AMENDS|REPEALS|BASED_ON|ACT_BASED_ON]-(o:Entity)
WHERE r.status <> 'planned'
WITH r, o, coalesce(r.since, o.date) AS effective
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
RETURN c.type AS relation, o.name AS other, o.type AS type, o.number AS number, effective,
       effective <= substring($date, 0, size(effective)) AS so_on_date, c.sentence AS sentence,
       d.title AS document, d.published AS published, d.uri AS uri
ORDER BY relation DESC, effective, other, uri, sentence
