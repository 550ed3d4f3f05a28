// number: 24
// theme: events
// en: Which events preceded an agreement by a few months at the most and brought its parties together?
// ru: Какие мероприятия прошли незадолго до подписания соглашения и собрали его стороны?
// kk: Қандай іс-шаралар келісімге қол қойылардан біраз бұрын өтіп, оның тараптарын жинады?
// parameter: days | integer | how many days before at the most | default 90
// parameter: least | integer | how many of the parties were there at the least | default 2
// parameter: limit | integer | how many rows at the most | default 100
// column: agreement | the agreement that the tie rests on
// column: agreement_date | its day
// column: event | the event
// column: event_date | its day
// column: days | how many days lie between
// column: parties | which parties were there
// note: only where both days are known; a month or a year alone does not tell which came first.
MATCH (m:Agreement)<-[:PARTY_TO]-(o:Organization)-[r:PARTICIPATED_IN|ORGANIZED|SUPPORTED]->(v:Event)
WHERE r.status = 'actual' AND size(m.date) = 10 AND size(v.date) = 10 AND v.date <= m.date
WITH m, v, o, duration.inDays(date(v.date), date(m.date)).days AS days
WHERE days <= $days
WITH DISTINCT m, v, days, o ORDER BY o.name
WITH m, v, days, collect(o.name) AS parties
WHERE size(parties) >= $least
RETURN m.name AS agreement, m.date AS agreement_date, v.name AS event, v.date AS event_date, days, parties
ORDER BY agreement_date DESC, agreement, days, event
LIMIT toInteger($limit)
