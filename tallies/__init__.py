"""The tally kept right: what `metrics` counts of models, ready beside them in the database.

The one room that both opens and counts: loaders know no rules, rules open nothing
(docs/decisions/050-a-tally-beside-the-models.md).
"""
