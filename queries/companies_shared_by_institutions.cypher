// number: 4
// theme: partners
// en: Which companies partner with more than one university or college of this region?
// ru: Какие компании сотрудничают более чем с одним вузом или колледжем этого региона?
// kk: Қандай компаниялар осы өңірдің бірнеше университетімен немесе колледжімен ынтымақтасады?
// parameter: region | Place | the region or city of the institutions; without it, all | default none
// parameter: least | integer | with how many institutions at the least | default 2
// parameter: limit | integer | how many rows at the most | default 100
// column: company | the company
// column: institutions | with how many institutions
// column: names | which institutions
MATCH (k:Company)-[r:PARTNERS_WITH]-(i:University|College)
WHERE r.status = 'actual'
  AND ($region IS NULL OR EXISTS { MATCH (i)-[:LOCATED_IN]->(:Place)-[:WITHIN*0..4]->(:Entity {id: $region}) })
WITH DISTINCT k, i ORDER BY i.name
WITH k, collect(i.name) AS names
WHERE size(names) >= $least
RETURN k.name AS company, size(names) AS institutions, names
ORDER BY institutions DESC, company
LIMIT toInteger($limit)
