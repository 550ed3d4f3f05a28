// number: 39
// theme: change
// en: How many partnerships were first reported in each month, by region?
// ru: О скольких партнёрствах впервые сообщили в каждом месяце, по регионам?
// kk: Әр айда, өңірлер бойынша, қанша әріптестік туралы алғаш рет хабарланды?
// parameter: around | Place | the country whose regions are counted; without it, the outermost places that documents name | default none
// column: region | the region
// column: month | the month of the first document that says so
// column: partnerships | how many pairs of partners with one in the region
// note: the series before and after an order; whether a break in it is more than chance is for statistics. Documents dated by a year alone are left out.
MATCH (region:Place)
WHERE ($around IS NULL AND NOT EXISTS { MATCH (region)-[:WITHIN]->(:Place) })
   OR EXISTS { MATCH (region)-[:WITHIN]->(:Entity {id: $around}) }
MATCH (region)<-[:WITHIN*0..4]-(:Place)<-[:LOCATED_IN]-(a:Organization)-[r:PARTNERS_WITH]-(b:Organization)
WHERE r.status = 'actual'
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
WITH region, CASE WHEN a.id < b.id THEN a.id ELSE b.id END AS one, CASE WHEN a.id < b.id THEN b.id ELSE a.id END AS two,
     min(d.published) AS published
WHERE size(published) >= 7
WITH region, substring(published, 0, 7) AS month, one, two
RETURN region.name AS region, month, count(*) AS partnerships
ORDER BY region, month
