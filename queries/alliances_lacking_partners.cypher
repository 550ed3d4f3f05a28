// number: 7
// theme: gaps
// en: Which alliances lack a college, a university, a company or a chamber among their members?
// ru: В каких альянсах среди участников нет колледжа, вуза, компании или палаты?
// kk: Қандай альянстардың мүшелері арасында колледж, университет, компания немесе палата жоқ?
// parameter: sector | Sector | the sector; without it, all | default none
// parameter: limit | integer | how many rows at the most | default 100
// column: alliance | the alliance
// column: members | how many members documents name
// column: lacking | the types of which none was found
// column: documents | how many documents name the alliance
// note: what no document names may exist all the same; a small number of documents says little.
MATCH (a:Alliance)
WHERE $sector IS NULL OR EXISTS { MATCH (a)-[:OPERATES_IN]->(:Entity {id: $sector}) }
OPTIONAL MATCH (a)<-[r:MEMBER_OF]-(o:Organization)
WHERE r.status = 'actual'
WITH a, count(DISTINCT o) AS members, collect(DISTINCT o.type) AS types
WITH a, members, [kind IN ['Association', 'College', 'Company', 'University'] WHERE NOT kind IN types] AS lacking
WHERE size(lacking) > 0
RETURN a.name AS alliance, members, lacking, a.documents AS documents
ORDER BY size(lacking) DESC, alliance
LIMIT toInteger($limit)
