// number: 32
// theme: policy
// en: On which orders, regulations and laws does this alliance, event or act rest, step by step?
// ru: На каких приказах, правилах и законах шаг за шагом основан этот альянс, это мероприятие или этот акт?
// kk: Бұл альянс, іс-шара немесе акт қадам сайын қандай бұйрықтарға, қағидаларға және заңдарға негізделген?
// parameter: entity | Entity | the alliance, event, programme, agreement or act | example Order No. 437 of 2025-08-28
// column: steps | how many steps away
// column: act | the act or programme
// column: type | its type
// column: number | the number of the act
// column: date | its date
// column: chain | the names from the first to it
MATCH path = (:Entity {id: $entity})-[:BASED_ON|ACT_BASED_ON|PROMISED_IN*1..6]->(a:Entity)
RETURN DISTINCT length(path) AS steps, a.name AS act, a.type AS type, a.number AS number, a.date AS date,
       [n IN nodes(path) | n.name] AS chain
ORDER BY steps, act
