"""What `record.py` asks: the days, and the words given to the command line.

The files `plan.*`, `broken.*`, `alias.json`, `empty.json` and `case-*.json` are written before they are asked about.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import cjji_model as cm
from cjji_model.cases import cases

_DAYS = """\
2007-03-31
2008-10-01
2010-06-01
2012-03-31
2012-09-17
2014-03-31
2016-04-01
2019-07-15
2022-09-08
2026-11-01
"""
DAYS = tuple(map(date.fromisoformat, _DAYS.splitlines()))
"""The days on which things are asked."""
COMMANDS = (
    *("check", "rules", "corpus", "calendar", "diff", "coverage", "law", "who", "consult"),
    *("bodies", "agencies", "places", "cases", "new", "format"),
)
_TEXTS = """\
HMIP
HMCIP
HMI Prisons
HMICFRS
HMIC
CPS
NPS
NOMS
Ofsted
the Home Office
Minister of Justice
HMI
CQC
hmica
MoJ
xyz

hmi-prison
HM Inspectorate of Probation
Attorney General
YOT
yots
Probation
police
courts
Her Majesty's Inspectorate of Constabulary
"""
TEXTS = tuple(_TEXTS.splitlines())
"""What may name a body or an agency, or several, or none."""
MISUSES = """\
bad
check
check no-such-file.json
check corpus:no-such
check corpus:2012
check corpus:2012-14 --on 2012-02-30
check corpus:2012-14 --on 12/3/2012
check corpus:2012-14 --select
check corpus:2012-14 --select XYZ
check corpus:2012-14 --select LAW,,PRA
check corpus:2012-14 --previous corpus:2013-15
check corpus:2012-14 --format xml
check corpus:2012-14 --previous corpus:disclosure-2017
check corpus:2012-14 --why
check broken.json
check broken.json --format json
check broken.json corpus:2012-14
check alias.json --on 2013-01-01
check alias.json --on 2013-01-01 --format json
check plan.toml --input json
check corpus:2012-14 --fail-on info
check corpus:child-protection-multi-agency
check empty.json
check -
rules XYZ999
rules PRA10 --format json
rules pra106
corpus 2012
corpus nothing
corpus 2012-14 --year 2013
corpus --body nobody
corpus --body HMIP
corpus --agency nobody
corpus --year x
calendar corpus:2012-14
calendar corpus:2012-14 --from 2014-01-01 --to 2013-01-01
calendar corpus:2012-14 corpus:none corpus:none2 --from 2012-01-01 --to 2013-01-01
diff corpus:2012-14
diff - -
diff corpus:2012-14 corpus:disclosure-2017
diff corpus:none corpus:2012-14
coverage
coverage broken.json
law
law --on x
law --on 2012-09-17 --of nobody
law --on 2012-09-17 --of HMIP
consult
consult --on 2012-13-01
cases
cases all
new
new --period 2026
new --period 2026-29
new --period 2026-26
new --period 9998-99
format
format broken.json
format no-such-file.json --to xml
who
--version
format broken.toml
format broken.yaml
check broken.toml broken.yaml
who hmcpsi --on never
"""
"""Words with which a command cannot do its work, or is not sure to."""


def command_lines() -> Iterator[list[str]]:
    """The words to give."""
    yield []
    yield from (line.split() for line in MISUSES.splitlines())
    yield from (words for name in COMMANDS for words in ([name, "--help"], [name, "-h", "extra"]))
    yield ["--help"]
    both = ([], ["--format", "json"])
    ids = list(cm.corpus.keys())
    programmes = [f"corpus:{one.id}" for one in cm.corpus.programmes]
    reports = [f"corpus:{one.id}" for one in cm.corpus.reports]
    for more in both:
        yield from (["bodies", *more], ["agencies", *more], ["places", *more], ["places", "police-areas", *more])
        yield from (["check", f"corpus:{id}", *all, *more] for id in ids for all in ([], ["--all"]))
        yield from (["check", new, "--previous", old, "--all", *more] for old, new in pairwise(programmes))
        yield from (["check", f"plan.{kind}", "--on", "2013-01-01", *more] for kind in ("json", "toml", "yaml"))
        yield ["check", *programmes, "--fail-on", "warning", "--on", "2014-03-31", *more]
        yield ["check", *reports[:9], "--select", "REC", "--select", "pra1,LAW6", *more]
        yield from (["rules", *code, *more] for code in ([], *([rule.code] for rule in cm.RULES)))
        yield from (
            ["corpus", *filter, *more] for filter in ([], ["--year", "2013"], ["--body", "hmcpsi"], ["--agency", "CPS"])
        )
        yield from (["diff", *pair, *more] for pair in (*pairwise(programmes), *pairwise(programmes[::-1])))
        yield from (["coverage", *names, *more] for names in (programmes, reports, *([one] for one in programmes)))
        yield from (["law", "--on", str(on), *more] for on in DAYS)
        yield from (["consult", "--on", str(on), *more] for on in (*DAYS, *cm.statute.days_of_change()))
        for on in map(str, DAYS[::3]):
            yield from (["law", "--on", on, "--of", body.id, *more] for body in cm.bodies)
            yield from (["who", one.id, "--on", on, *more] for one in (*cm.bodies, *cm.agencies))
        yield from (["who", one.id, *more] for one in (*cm.bodies, *cm.agencies))
        yield from (["who", text, *day, *more] for text in TEXTS for day in ([], ["--on", "2016-04-01"]))
    for i, case in enumerate(cases()):
        yield ["check", f"case-{i:03}.json", "--on", str(case.on), "--all"]
        yield ["check", f"case-{i:03}.json"]
        yield ["calendar", f"case-{i:03}.json", "--from", "2000-01-01", "--to", "2030-01-01"]
    for format in ("text", "json", "ical"):
        every = ["--format", format, "--from", "2005-01-01", "--to", "2028-12-31"]
        yield from (["calendar", f"corpus:{id}", *every] for id in ids)
        yield ["calendar", *programmes, "--format", format, "--from", "2012-04-01", "--to", "2014-03-31"]
    yield from (["corpus", id] for id in ids)
    yield from (
        ["format", f"plan.{one}", *to]
        for one in ("json", "toml", "yaml")
        for to in ([], ["--to", "yaml"], ["--to", "toml"])
    )
    yield from (
        ["new", "--period", period, *more]
        for period in ("2026-28", "2026/27", "2099-2101")
        for more in ([], ["--title", "A plan"])
    )
    yield from (["cases", what] for what in ("verify", "list"))
