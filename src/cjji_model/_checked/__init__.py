"""Validated immutable classes: construction checks every attribute and invariant and raises one error listing all.

A class says what its attributes are by their annotations, and no more: `tuple[Waiver, ...] | None` is
a list of waivers that may be unrecorded, `Members[BodyId]` a set of references kept in sorted order.
From the annotations comes a plan, which building an object, loading one and dumping one all follow.
What the annotations cannot say is an `invariant`: a small function that names the attributes it reads.
"""
