-- source: graph
-- title: A graph in GraphML, Pajek or METIS, or saved by Sideways
-- reader: graphml, pajek, metis, sgraph
-- detect: graph
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
