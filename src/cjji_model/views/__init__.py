"""Views: what the library knows, laid out for a reader. Text for people, plain values for programs.

A view reads and never judges: what it shows comes from the outcome, the rule book or the documents.
"""
