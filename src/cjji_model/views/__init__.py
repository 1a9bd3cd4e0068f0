"""Views: outcomes, changes, deadlines, coverage, bodies and the law as text for people and as plain values.

A view never judges: what it shows comes from the outcome, the rule book, the registry or the documents.
"""
