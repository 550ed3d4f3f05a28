// number: 12
// theme: gaps
// en: How many institutions, companies, alliances and partnerships are there in each region and sector, and which cells are empty?
// ru: Сколько учебных заведений, компаний, альянсов и партнёрств в каждом регионе и каждой отрасли, где пусто?
// kk: Әр өңір мен әр салада қанша оқу орны, компания, альянс және әріптестік бар, қай жерде бос?
// parameter: around | Place | the country whose regions are counted; without it, the outermost places that documents name | default none
// column: region | the region
// column: sector | the sector
// column: institutions | universities and colleges of the region that work in the sector
// column: companies | likewise
// column: alliances | likewise
// column: partnerships | actual ties of these to any other
// column: documents | how many documents name the region
// note: what lies within a region counts for it. What has no known place or sector is not counted.
MATCH (region:Place)
WHERE ($around IS NULL AND NOT EXISTS { MATCH (region)-[:WITHIN]->(:Place) })
   OR EXISTS { MATCH (region)-[:WITHIN]->(:Entity {id: $around}) }
OPTIONAL MATCH (region)<-[:WITHIN*0..4]-(:Place)<-[:LOCATED_IN]-(o:Organization)-[:OPERATES_IN]->(s:Sector)
OPTIONAL MATCH (o)-[r:PARTNERS_WITH]-(:Organization)
WHERE r.status = 'actual'
WITH region, s,
     count(DISTINCT CASE WHEN o:University OR o:College THEN o.id END) AS institutions,
     count(DISTINCT CASE WHEN o:Company THEN o.id END) AS companies,
     count(DISTINCT CASE WHEN o:Alliance THEN o.id END) AS alliances,
     count(DISTINCT r.id) AS partnerships
WITH region, collect({sector: s.id, institutions: institutions, companies: companies, alliances: alliances,
                      partnerships: partnerships}) AS cells
MATCH (sector:Sector)
WITH region, sector, [cell IN cells WHERE cell.sector = sector.id] AS found
RETURN region.name AS region, sector.name AS sector,
       reduce(sum = 0, cell IN found | sum + cell.institutions) AS institutions,
       reduce(sum = 0, cell IN found | sum + cell.companies) AS companies,
       reduce(sum = 0, cell IN found | sum + cell.alliances) AS alliances,
       reduce(sum = 0, cell IN found | sum + cell.partnerships) AS partnerships,
       region.documents AS documents
ORDER BY region, sector
