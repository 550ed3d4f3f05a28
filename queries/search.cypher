// en: Which entities have a name that begins with this text at any of its words?
// ru: У каких объектов имя начинается с этого текста в любом из слов?
// kk: Қандай нысандардың атауы кез келген сөзінен осы мәтінмен басталады?
// columns: id, name, type, documents (how many documents name it)
// parameters: key (folded text, "tashenev"), limit (20)
MATCH (n:Name)-[:NAMES]->(e:Entity)
WHERE n.key STARTS WITH $key
WITH e, max(CASE WHEN n.key = $key THEN 1 ELSE 0 END) AS exact, max(CASE WHEN n.whole THEN 1 ELSE 0 END) AS whole
RETURN e.id AS id, e.name AS name, e.type AS type, e.documents AS documents
ORDER BY exact DESC, whole DESC, documents DESC, name, id
LIMIT toInteger($limit)
