"""Tables in, table out: pure pandas, no I/O, no clock, no Streamlit.

The tables that go in (one row means):

`units`: a unit between two days: `unit_id` int64, `code`, `name`, `kind` str, `parent_id` Int64,
`valid_from`, `valid_to` datetime64 (NaT: open).

`reports`: what an accepted submission says for one unit, kind and year: `report_id`,
`submission_id`, `unit_id` int64, `kind`, `source` ("own", "summary") str, `year` int64, `period`
of the year str, `received` datetime64, `dated` bool (false: the day is only that of upload),
`sequence` int64 (the order of taking in).

`listings`: a model as one report lists it: `listing_id`, `report_id`, `unit_id` int64, `year` int64
(the year registered), `model_id` int64, `name`, `name_key` (normalised, without stock words),
`field` (may be missing), `origin`, `form`, `state`, `level` str. Only accepted rows.

`stated_counts`: a number given by a counts form: `report_id`, `unit_id` int64, `year` int64,
`field` str, `count` int64.
"""
