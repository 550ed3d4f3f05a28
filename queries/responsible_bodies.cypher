// number: 31
// theme: policy
// en: Which bodies are responsible for most commitments, and with whom do they share them?
// ru: Какие органы отвечают за наибольшее число обязательств и с кем они их делят?
// kk: Қандай органдар ең көп міндеттемеге жауапты және оны кімдермен бөліседі?
// parameter: limit | integer | how many rows at the most | default 100
// column: body | the responsible body
// column: type | its type
// column: commitments | how many it is responsible for
// column: shared | how many of these with others
// column: shared_with | which others
MATCH (o:Entity)-[r:RESPONSIBLE_FOR]->(x:Commitment)
WITH DISTINCT o, x
OPTIONAL MATCH (x)<-[:RESPONSIBLE_FOR]-(other:Entity)
WHERE other.id <> o.id
WITH o, x, other ORDER BY other.name
WITH o, count(DISTINCT x.id) AS commitments, count(DISTINCT CASE WHEN other IS NULL THEN null ELSE x.id END) AS shared,
     collect(DISTINCT other.name) AS shared_with
RETURN o.name AS body, o.type AS type, commitments, shared, shared_with
ORDER BY commitments DESC, body
LIMIT toInteger($limit)
