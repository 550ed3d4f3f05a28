// number: 36
// theme: change
// en: How did the partners of this organisation change from year to year?
// ru: Как менялся круг партнёров этой организации из года в год?
// kk: Бұл ұйымның әріптестері жылдан жылға қалай өзгерді?
// parameter: organisation | Organization | the organisation | example Ulgi University
// column: year | the year of publication
// column: partners | how many partners documents of that year name
// column: gained | those not named in the year before that has any
// column: lost | those named then and not now
// column: turnover | the share of gained and lost among all of both years
// note: a partner that is lost may only have gone unmentioned.
MATCH (e:Entity {id: $organisation})<-[:SUBJECT|OBJECT]-(c:Claim)-[:STATED_IN]->(d:Document)
WHERE c.type = 'partners_with' AND c.status = 'actual' AND d.published IS NOT NULL
MATCH (c)-[:SUBJECT|OBJECT]->(p:Entity)
WHERE p.id <> e.id
WITH DISTINCT substring(d.published, 0, 4) AS year, p.name AS name ORDER BY year, name
WITH year, collect(name) AS names ORDER BY year
WITH collect({year: year, names: names}) AS years
UNWIND range(0, size(years) - 1) AS i
WITH years[i].year AS year, years[i].names AS now, CASE WHEN i = 0 THEN [] ELSE years[i - 1].names END AS earlier
WITH year, now, earlier, [name IN now WHERE NOT name IN earlier] AS gained, [name IN earlier WHERE NOT name IN now] AS lost
RETURN year, size(now) AS partners, gained, lost,
       round(100.0 * (size(gained) + size(lost)) / (size(earlier) + size(gained))) / 100 AS turnover
ORDER BY year
