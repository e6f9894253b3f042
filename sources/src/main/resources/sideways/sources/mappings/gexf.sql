-- source: gexf
-- title: A graph in GEXF 1.1 to 1.3, such as Gephi writes
-- reader: gexf
-- detect: gexf
-- fields: source, target, weight, type
-- ids: table
SELECT
    row,
    source AS actor,
    target AS to_actor,
    'tie' AS action,
    weight AS count,
    TRY_CAST(weight AS DOUBLE) AS amount,
    lower("type") IN ('undirected', 'mutual') AS undirected,
    CASE WHEN nobody(source) OR (target IS NOT NULL AND nobody(target)) THEN 'is a tie with a nameless end; expected two names' END AS skip
FROM record
