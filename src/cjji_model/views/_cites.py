"""What says so, as lawyers write it."""

__all__ = ["cite_text"]

_ACTS = {
    "prison-act-1952": "Prison Act 1952",
    "police-act-1996": "Police Act 1996",
    "cpsi-act-2000": "CPS Inspectorate Act 2000",
    "cjcs-act-2000": "Criminal Justice and Court Services Act 2000",
    "courts-act-2003": "Courts Act 2003",
    "dvcva-2004": "Domestic Violence, Crime and Victims Act 2004",
    "crime-courts-act-2013": "Crime and Courts Act 2013",
}
_STEPS = {"s": "s.", "sch": "Sch.", "para": "para."}


def cite_text(cite: str) -> str:
    """A cite in words; the day that it names is left out.

    >>> cite_text("statute:police-act-1996.sch-4A.para-5.sub-5")
    'Police Act 1996 Sch. 4A para. 5(5)'
    >>> cite_text("statute:cpsi-act-2000.s-2.sub-1-c@2000-10-01"), cite_text("briefing:C2")
    ('CPS Inspectorate Act 2000 s. 2(1)(c)', 'briefing C2')
    """
    sort, _, id = cite.partition(":")
    if sort != "statute":
        return f"{sort} {id}"
    act, *steps = id.partition("@")[0].split(".")
    words = [_ACTS[act]]
    for step in steps:
        kind, *numbers = step.split("-")
        if kind == "sub":
            words[-1] += "".join(f"({number})" for number in numbers)
        else:
            words.append(" ".join([_STEPS[kind], *numbers]))
    return " ".join(words)
