"""How the sentences of each group are put together from its table of templates and what fills them."""

import re
from collections.abc import Callable, Iterator
from itertools import permutations, product

from evaluation.constructions import meant
from evaluation.constructions.cases import Case, filled
from twosource.model.claim import Claim


def cases(group: str, table: dict) -> Iterator[Case]:
    """All sentences of ``group``."""
    return MAKERS[group](table)


def _case(template: str, sentence: str, test: Callable[[Claim, str], bool], **around: str) -> Case:
    """A sentence that is read as meant where one of its claims passes ``test``."""
    return Case(template, sentence, lambda reading, text: any(test(claim, text) for claim in reading.claims), **around)


def _credits(table: dict) -> Iterator[Case]:
    """Of voices, whose contents have a second half, and of denials, whose contents have a gerund."""
    denied = table.get("denied", False)
    for template, source, (content, second, noun, *words) in product(table["templates"], table["sources"], table["contents"]):
        clause = content if denied else f"{content} {second}"
        parts = {"S": source, "s": source, "C": clause, "c": clause, "g": second, "n": noun, "a": _article(noun), "1": content, "2": second}
        yield _case(template, filled(template, parts), meant.credited(words, source, denied=denied))


def _outcomes(table: dict) -> Iterator[Case]:
    for outcome in ("happened", "did not happen", "left open"):
        for template, (kind, *told, words) in product(table[outcome], table["events"]):
            text = filled(template, _forms(*told) | dict.fromkeys("Aa", _article(told[-1])))
            yield _case(f"{outcome}: {template}", text, meant.has_outcome(kind, words, outcome))


def _agents(table: dict) -> Iterator[Case]:
    for template, (who, other), (kind, role, *forms, rest, noun) in product(table["templates"], table["pairs"], table["events"]):
        done = {name: f"{form} {rest}" for name, form in zip(("past", "inf", "ing", "perf"), forms, strict=True)}
        done |= {"noun": noun, "a": _article(noun)}
        text = filled(template, {"Y": who, "y": who, "X": other, "x": other, **done})
        yield Case(template, text, meant.does(kind, role, [*forms, noun.split()[0]], who, other))


def _directions(table: dict) -> Iterator[Case]:
    for kind, event in table["events"].items():
        for template, (who, whom, other) in product(event["templates"], table["pairs"]):
            parts = {"A": who, "a": who, "B": whom, "b": whom, "C": other, "c": other}
            roles = [filled(role, parts).split(" ", 1) for role in event["roles"]]
            yield Case(f"{kind}: {template}", filled(template, parts), meant.is_done_to(kind, roles))


def _chains(table: dict) -> Iterator[Case]:
    for chain, templates in table["templates"].items():
        for template, outlet, person, (clause, word) in product(templates, table["outlets"], table["people"], table["contents"]):
            told = template.lower()
            if ("{p}" in told or person == table["people"][0]) and ("{o}" in told or outlet == table["outlets"][0]):
                text = filled(template, {"O": outlet, "o": outlet, "P": person, "p": person, "C": clause, "c": clause})
                names = [{"outlet": outlet, "person": person}.get(link, link) for link in chain.split(", ")]
                yield _case(f"{chain}: {template}", text, meant.goes_back(word, names))


def _continued(table: dict) -> Iterator[Case]:
    for passage in table["passages"]:
        for then, first, (clause, word) in product(passage["then"], passage["first"], table["contents"]):
            yield _case(then, filled(then, {"C": clause, "c": clause}), meant.rests_on(word, passage["who"]), before=first)


def _references(table: dict) -> Iterator[Case]:
    for passage in table["passages"]:
        for then, first, (kind, role, *forms) in product(passage["then"], passage["first"], [passage["role"]] if "role" in passage else table["events"]):
            *verbs, rest, noun = forms or [""] * 6
            parts = {name: f"{form} {rest}" for name, form in zip(("past", "inf", "ing", "perf"), verbs, strict=True)}
            yield Case(then, filled(then, parts | {"noun": noun}), meant.refers(kind, role, passage["who"], passage.get("not", ()), first), first)


def _amounts(table: dict) -> Iterator[Case]:
    for (number, least, most, how), (template, word) in product(table["numbers"], table["templates"]):
        bounds = tuple(None if bound == "-" else float(bound) for bound in (least, most))
        yield _case(number, filled(template, {"N": number, "n": number}), meant.counts(word, bounds, approximate=how == "about"))


def _items(table: dict) -> Iterator[Case]:
    for (thing, noun, number), (template, *roles) in product(table["things"], table["templates"]):
        filled_by = [role.split(" ", 1) for role in roles]
        yield Case(thing, filled(template, {"I": thing, "i": thing}), meant.hands_over(noun, None if number == "-" else float(number), filled_by))


def _answers(table: dict) -> Iterator[Case]:
    for kind, answers in table["answers"].items():
        for answer, (report, word) in product(answers, table["reports"]):
            yield Case(f"{kind}: {answer}", answer, meant.is_answered(kind, word), report)


def _days(table: dict) -> Iterator[Case]:
    for lies, templates in table["templates"].items():
        for template, (kind, *told, words) in product(templates, table["events"]):
            yield _case(f"{lies}: {template}", filled(template, _forms(*told)), meant.lies(kind, words, lies, table["friday"]), date=table["date"])


def _places(table: dict) -> Iterator[Case]:
    for lies, templates in table["templates"].items():
        for template, (kind, *told, words) in product(templates, table["events"]):
            yield _case(f"{lies}: {template}", filled(template, _forms(*told)), meant.was_there(kind, words, lies == "there"))


def _lines(table: dict) -> Iterator[Case]:
    """Whole pages, which no frame holds."""
    for where, templates in table["templates"].items():
        for template, outlet in product(templates, table["outlets"]):
            if "{O}" not in template and outlet != table["outlets"][0]:
                continue
            line = template.replace("{O}", outlet)
            parts = dict.fromkeys(("above", "head", "below"), "") | {"below" if where == "nowhere" else where: line + "\n\n" * (where == "above")}
            yield Case(f"{where}: {template}", table["page"].format(**parts), meant.is_taken_from(None if where == "nowhere" else outlet))


def _lists(table: dict) -> Iterator[Case]:
    for joined, (kind, places) in product(table["joined"], table["places"].items()):
        names = {letter: name for letter, name in table["members"].items() if f"{{{letter}}}" in joined}
        for role, template in places:
            text = _closed(filled(template, dict.fromkeys("Ll", filled(joined, names))))
            yield Case(joined, text, meant.has_all(kind, role, [*names.values()], [*table["members"].values()]))


def _called(table: dict) -> Iterator[Case]:
    for joined, (kind, places), (name, noun) in product(table["joined"], table["places"].items(), table["things"]):
        phrase = filled(joined, {"n": name, "d": f"{_article(noun)} {noun}", "t": f"the {noun}"})
        for role, template in places:
            yield Case(joined, _closed(filled(template, {"L": phrase, "l": phrase})), meant.is_called(kind, role, name))


def _shared(table: dict) -> Iterator[Case]:
    for each, (first, second, third) in product(table["sentences"], table["pairs"]):
        parts = {"A": first, "B": second, "C": third}
        if "{" not in each["told"] and first != table["pairs"][0][0]:
            continue
        yield Case(each["told"], filled(each["told"], parts), meant.has_roles([[filled(word, parts) for word in role] for role in each["roles"]]))


def _clauses(table: dict) -> Iterator[Case]:
    one, other = table["names"]
    for joint, (first, second) in product(table["joined"], permutations(table["events"], 2)):
        told = [(who, *event) for who, event in ((one, first), (other, second))]
        sentence = joint.join(f"{who} {trigger} {rest}" for who, _, trigger, _, rest in told) + "."
        meant_by = [meant.does(kind, role, [trigger, f"{trigger} from"], who, other if who == one else one) for who, kind, trigger, role, _ in told]
        yield Case(joint, sentence, lambda reading, text, tests=meant_by: all(test(reading, text) for test in tests))


def _headlines(table: dict) -> Iterator[Case]:
    """Whole pages, which no frame holds."""
    for each in table["told"]:
        page = table["page"].format(headline=each["headline"])
        yield Case(each["headline"], page, meant.is_told(each["outcome"], each["source"], each["roles"]))


def _senses(table: dict) -> Iterator[Case]:
    for kind, sentences in table["none"].items():
        yield from (Case(kind, sentence, meant.names_none(kind)) for sentence in sentences)


MAKERS: dict[str, Callable[[dict], Iterator[Case]]] = {
    "voices": _credits, "denials": _credits, "outcomes": _outcomes, "agents": _agents, "directions": _directions, "lists": _lists, "called": _called, "shared": _shared,
    "chains": _chains, "continued": _continued, "references": _references, "amounts": _amounts, "items": _items, "answers": _answers, "days": _days, "places": _places,
    "lines": _lines, "headlines": _headlines, "clauses": _clauses, "senses": _senses,
}  # fmt: skip
GROUPS = tuple(MAKERS)


def _closed(text: str) -> str:
    """``text`` without the mark that closes a phrase where the sentence ends or another mark follows."""
    return re.sub(r"(?:,| –)(?=\.)|,(?=,)", "", text)


def _forms(who: str, past: str, infinitive: str, gerund: str, perfect: str, noun: str) -> dict[str, str]:
    """What a template's parts stand for: who did it, and the forms in which it is told."""
    return {"S": who, "s": who, "past": past, "inf": infinitive, "ing": gerund, "perf": perfect, "noun": noun}


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"
