"""LAW301: functions are delegated only to a public authority."""

import pytest

from cjji_model import Delegation
from kit import a_programme, a_stream
from kit_rules import plan, result, results, say, undetermined, when, word


def handed(to="education-providers", by="hmi-prisons", since="2012-06-01", public_authority=None):
    """A stream with one delegation."""
    delegation = Delegation(
        by=by, to=to, functions="Fieldwork", since=since and when(since), public_authority=public_authority
    )
    return a_stream(delegations=(delegation,))


class TestToAPublicAuthority:
    """LAW301. Paragraph 1: to any other public authority, to whatever extent."""

    @pytest.mark.parametrize(
        ("expected", "to", "public_authority"),
        [
            ("met", "ofsted", None),
            ("met", "ofsted", False),
            ("met", "cqc", None),
            ("met", "hmi-probation", None),
            ("met", "secretary-of-state", None),
            ("met", "education-providers", True),
            ("error", "education-providers", False),
            ("undetermined", "education-providers", None),
            ("met", "agency-imaginary", True),
            ("undetermined", "agency-imaginary", False),
            ("undetermined", "agency-imaginary", None),
        ],
    )
    def test_to_whom(self, expected, to, public_authority):
        """A body that the Acts name is one; others if the record says so; an unknown one is never a breach."""
        assert expected == say("LAW301", handed(to, public_authority=public_authority))

    def test_what_a_breach_says(self):
        """It names the recipient, and cites the paragraph on delegation and the definition of a public authority."""
        found = result("LAW301", plan(handed(public_authority=False)))
        expected = (
            "delegated to Education providers, which is not a public authority",
            "/work_streams/0/delegations/0/to",
        )
        assert expected == (found.message, found.pointer)
        assert "delegation:one/hmi-prisons/education-providers" == found.subject
        assert {f"statute:prison-act-1952.sch-A1.para-1.sub-{sub}@2012-06-01" for sub in (1, 3)} == set(found.cites)

    @pytest.mark.parametrize(
        ("expected", "by", "since"),
        [
            ("not-applicable", "hmi-prisons", "2007-03-31"),
            ("error", "hmi-prisons", "2007-04-01"),
            ("undetermined", "hmi-prisons", "2007"),
            ("undetermined", "hmi-prisons", None),
            ("not-applicable", "hmica", "2012-09-17"),
            ("not-applicable", "hmica", "2012"),
            ("not-applicable", "ofsted", "2012"),
            ("undetermined", "hm-imaginary", "2012"),
        ],
    )
    def test_by_whom_and_when(self, expected, by, since):
        """The delegator is a chief inspector with the power that day; whether HMICA had it is not known."""
        assert expected == say("LAW301", handed(by=by, since=since, public_authority=False))

    @pytest.mark.parametrize(
        ("missing", "changes"),
        [
            ("since", {"since": None}),
            ("public_authority", {}),
            ("since", {"since": "2007", "public_authority": False}),
        ],
    )
    def test_what_is_missing(self, missing, changes):
        """Since when, whether it is one, or a finer day."""
        assert (f"/delegations/0/{missing}",) == undetermined("LAW301", handed(**changes))

    def test_each_has_a_name(self):
        """By the stream and the parties, and counted where they did so twice."""
        twice = a_stream(delegations=handed().delegations * 2)
        name = "delegation:one/hmi-prisons/education-providers"
        assert [name, f"{name}/2"] == [r.subject for r in results("LAW301", plan(twice))]
        assert () == results("LAW301", a_programme())
        assert "undetermined" == word(results("LAW301", twice)[1])
