// number: 13
// theme: gaps
// en: Which sectors have no alliance yet, and which of them does the roadmap name?
// ru: В каких отраслях ещё нет альянса и какие из них названы в дорожной карте?
// kk: Қай салаларда әлі альянс жоқ және олардың қайсысы жол картасында аталған?
// parameter: programme | Entity | the roadmap, order or agreement; without it, all commitments count | default none
// column: sector | the sector
// column: companies | how many companies work in it
// column: promises | the commitments whose wording holds a name of the sector
// note: a sector that the roadmap names in another case or other words is not recognised in the wording.
MATCH (s:Sector)
WHERE NOT EXISTS { MATCH (s)<-[r:OPERATES_IN]-(:Alliance) WHERE r.status = 'actual' }
OPTIONAL MATCH (c:Commitment)
WHERE any(name IN s.names WHERE toLower(c.name) CONTAINS toLower(name))
  AND ($programme IS NULL OR EXISTS { MATCH (c)-[:PROMISED_IN]->(:Entity {id: $programme}) })
WITH s, c ORDER BY c.name
WITH s, collect(c.name) AS promises
RETURN s.name AS sector, COUNT { MATCH (s)<-[r:OPERATES_IN]-(:Company) WHERE r.status = 'actual' } AS companies, promises
ORDER BY size(promises) DESC, sector
