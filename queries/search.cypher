// theme: lookup
// en: Which entities have a name that begins with this text at any of its words?
// ru: У каких объектов имя начинается с этого текста в любом из слов?
// kk: Қандай нысандардың атауы кез келген сөзінен осы мәтінмен басталады?
// parameter: key | key | the beginning of a name, or of a word in it | example tashenev
// parameter: limit | integer | how many rows at the most | default 20
// column: id | the id of the entity
// column: name | its name
// column: type | its type
// column: documents | how many documents name it
MATCH (n:Name)-[:NAMES]->(e:Entity)
WHERE n.key STARTS WITH $key
WITH e, max(CASE WHEN n.key = $key THEN 1 ELSE 0 END) AS exact, max(CASE WHEN n.whole THEN 1 ELSE 0 END) AS whole
RETURN e.id AS id, e.name AS name, e.type AS type, e.documents AS documents
ORDER BY exact DESC, whole DESC, documents DESC, name, id
LIMIT toInteger($limit)
