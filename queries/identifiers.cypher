// number: 53
// theme: evidence
// en: Under which identifiers do Wikidata, ROR and the business register know the organisations named here?
// ru: Под какими идентификаторами названные здесь организации известны в Wikidata, ROR и бизнес-реестре?
// kk: Мұнда аталған ұйымдар Wikidata, ROR және бизнес тізілімінде қандай идентификаторлармен белгілі?
// parameter: type | text | the type of organisation | default University
// parameter: limit | integer | how many rows at the most | default 10000
// column: id | the id of the organisation here
// column: organisation | the organisation
// column: wikidata | the item of Wikidata
// column: ror | the identifier of the Research Organization Registry
// column: bin | the business identification number
// column: website | the host name of its site
// note: join with other data by these columns; none of them is guessed, they come from the authority tables.
MATCH (o:Organization)
WHERE o.type = $type AND (o.wikidata IS NOT NULL OR o.ror IS NOT NULL OR o.bin IS NOT NULL)
RETURN o.id AS id, o.name AS organisation, o.wikidata AS wikidata, o.ror AS ror, o.bin AS bin, o.website AS website
ORDER BY organisation, id
LIMIT toInteger($limit)
