-- source: edges
-- title: A plain edge list: two names per line and perhaps a weight
-- reader: edges
-- detect: source, target
-- fields: source, target, weight
-- ids: table
SELECT
    row,
    source AS actor,
    target AS to_actor,
    'tie' AS action,
    weight AS count,
    TRY_CAST(weight AS DOUBLE) AS amount,
    CASE WHEN nobody(source) OR nobody(target) THEN 'is a tie with a nameless end; expected two names' END AS skip
FROM record
