"""Queries on documents: changes between two, deadlines, coverage and burden, and the work that reaches an area."""
