"""Validated immutable classes: construction checks every attribute and invariant and raises one error listing all.

The annotations of a class declare the types of its attributes: `tuple[Waiver, ...] | None` is a list of waivers that
may be unrecorded, `Members[BodyId]` a set of references kept in sorted order. A `ClassPlan` is derived from them once
per class; building, loading and dumping an object all follow it. What annotations cannot express is an `invariant`: a
small function that names the attributes it reads.
"""
