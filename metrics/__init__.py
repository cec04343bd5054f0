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
`field` (may be missing), `origin`, `form`, `state`, `level`, `step` str. Only accepted rows.

`stated_counts`: a number given by a counts form: `report_id`, `unit_id` int64, `year` int64,
`field` str, `count` int64.

`activities`: what a campaign round did, a row of a report: `activity_id`, `report_id`, `unit_id`,
`year` int64, `period` ("round_1"; "year" where the report names no round), `sheet`, `cell`, `name`,
`unit_of_measure` (may be missing) str, `quantity` float64 (may be missing), `worth` float64 in
million đồng (may be missing).

`decisions`: what a person decided on a model, the oldest first: `decision_id`, `model_id`,
`unit_id` int64, `kind` (`DecisionKind`), `name_key` str, `other_model_id` and `other_unit_id` Int64
(the model it is compared with, and its unit), `value` str, `day` datetime64 (may be missing),
`made_at`, `undone_at` in UTC (set: it no longer holds), `reason`, `document_number`, `made_by` str.

`lineage`: a step of a unit into another: `lineage_id`, `from_unit_id`, `into_unit_id` int64, `day`
datetime64, `whole` bool (false: a part of it), `decree` str.

`dues`: a day that an office set for a report, the oldest first: `due_id` int64, `kind`, `period`
str, `year` int64, `unit_id` Int64 (that unit and all beneath it; missing: everybody), `last_day`
datetime64, `reason`, `set_by` str, `set_at` in UTC.

`parents`: the unit above each unit of the whole register: `unit_id` int64, `parent_id` Int64.

`returned`: reports that were sent back to their units, in the columns of `reports`.
"""
