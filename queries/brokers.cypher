// number: 40
// theme: structure
// en: Which organisations connect partners that are not connected to one another?
// ru: Какие организации связывают партнёров, не связанных между собой?
// kk: Қандай ұйымдар өзара байланыспаған әріптестерді байланыстырады?
// parameter: candidates | integer | how many organisations with most partners are looked at | default 50
// parameter: limit | integer | how many rows at the most | default 20
// column: organisation | the organisation
// column: type | its type
// column: partners | how many actual partners it has
// column: open_pairs | how many pairs of them have no tie
// column: share | the share of all pairs
// note: counts pairs next to the organisation only; `kg analyse centrality` and `kg analyse bridges` look at the whole network.
MATCH (o:Organization)-[r:PARTNERS_WITH]-(a:Organization)
WHERE r.status = 'actual'
WITH o, count(DISTINCT a) AS partners
WHERE partners > 1
WITH o, partners ORDER BY partners DESC, o.id LIMIT toInteger($candidates)
MATCH (o)-[r:PARTNERS_WITH]-(a:Organization)
WHERE r.status = 'actual'
WITH DISTINCT o, partners, a
OPTIONAL MATCH (a)-[s:PARTNERS_WITH]-(b:Organization)-[t:PARTNERS_WITH]-(o)
WHERE a.id < b.id AND s.status = 'actual' AND t.status = 'actual'
WITH o, partners, a, count(DISTINCT b) AS tied
WITH o, partners, sum(tied) AS tied, partners * (partners - 1) / 2 AS pairs
WHERE pairs > tied
RETURN o.name AS organisation, o.type AS type, partners, pairs - tied AS open_pairs,
       round(100.0 * (pairs - tied) / pairs) / 100 AS share
ORDER BY open_pairs DESC, organisation
LIMIT toInteger($limit)
