// en: Which entities have this id or this whole name?
// ru: У каких объектов такой идентификатор или такое полное имя?
// kk: Қандай нысандардың идентификаторы немесе толық атауы осындай?
// columns: id, name, type, documents (how many documents name it)
// parameters: id ("e0123456789abcdef0123"), key (folded name, "tashenev university")
MATCH (e:Entity)
WHERE e.id = $id OR EXISTS { MATCH (n:Name)-[:NAMES]->(e) WHERE n.key = $key AND n.whole }
RETURN e.id AS id, e.name AS name, e.type AS type, e.documents AS documents
ORDER BY documents DESC, name, id
