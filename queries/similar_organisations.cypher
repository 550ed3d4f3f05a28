// number: 46
// theme: structure
// en: Who has the same partners as this organisation, and which partners do they have that it lacks?
// ru: У кого те же партнёры, что у этой организации, и какие партнёры есть у них, но не у неё?
// kk: Осы ұйыммен әріптестері ортақ кім бар және оларда бар, бірақ мұнда жоқ әріптестер қандай?
// parameter: organisation | Organization | the organisation | example Ulgi University
// parameter: limit | integer | how many rows at the most | default 20
// column: organisation | the organisation
// column: type | its type
// column: similarity | the share of common partners among all of both (Jaccard)
// column: common | the common partners
// column: more | partners that only the other has
MATCH (u:Entity {id: $organisation})-[r:PARTNERS_WITH]-(p:Organization)
WHERE r.status = 'actual'
WITH u, collect(DISTINCT p.id) AS mine
MATCH (u)-[r:PARTNERS_WITH]-(:Organization)-[s:PARTNERS_WITH]-(o:Organization)
WHERE r.status = 'actual' AND s.status = 'actual' AND o.id <> u.id
WITH DISTINCT u, mine, o
MATCH (o)-[t:PARTNERS_WITH]-(q:Organization)
WHERE t.status = 'actual'
WITH DISTINCT u, mine, o, q ORDER BY q.name
WITH u, mine, o, collect(q) AS theirs
WITH u, mine, o, [q IN theirs WHERE q.id IN mine | q.name] AS common,
     [q IN theirs WHERE NOT q.id IN mine AND q.id <> u.id | q.name] AS more, size(theirs) AS all
RETURN o.name AS organisation, o.type AS type,
       round(100.0 * size(common) / (size(mine) + all - size(common))) / 100 AS similarity, common, more
ORDER BY similarity DESC, organisation
LIMIT toInteger($limit)
