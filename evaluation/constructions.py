"""Sentences put together from templates, read for what they are known to say.

    python -m evaluation.constructions [voices | denials | outcomes | agents | directions | chains | continued | references | amounts | answers | days | places | lines] [--within] [--misses]

Parsers fail by construction, not by word: a template is tried with every source and content (``constructions.yaml``), and
the share of its sentences that are read as meant shows where grammar is lost. Of ``voices`` the event must be credited to
the source, of ``denials`` denied by it; of ``outcomes`` it must have happened, not have happened or be left open; of
``agents`` it must be done by whom the sentence says and by nobody else; of ``directions`` by one to the other, and by nobody else; of ``chains`` the outlet and whom it has it from
must stand in this order, and alone; of ``continued`` a second sentence must rest on whom the first names; of ``references``
an event of the second must be done by whom the first names, or to what it names; of ``amounts``
the event must have the number with its bounds; of ``answers`` whoever is spoken of must deny, admit or refuse to say just
what was told before; of ``days`` the event must have been on the day told, by then, since then, or on no day that is told;
of ``places`` it must have been at the place told, or not there; of ``lines`` a page must be known to stand elsewhere first, where one of its lines says so.
Templates with misses are listed, the worst first; ``--misses`` prints their sentences.

``--within`` reads each sentence as part of a longer one, or among others (``frames``, taken in turn), none of which changes
what it says: what is read of it should not change either.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, product
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from twosource.config import DATA, load_config
from twosource.model.claim import Claim, Modality, Polarity
from twosource.model.event import EventMention
from twosource.model.reading import Reading
from twosource.pipeline.build import Machine, build
from twosource.read.documents import Overrides, Raw, read_file
from twosource.read.files import Found

DAYS = re.compile("day|week|month", re.IGNORECASE)
TEMPLATES = Path(__file__).with_suffix(".yaml")
GROUPS = ("voices", "denials", "outcomes", "agents", "directions", "chains", "continued", "references", "amounts", "answers", "days", "places", "lines")


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence: what it was made of, and whether it is read as meant in a text."""

    template: str
    sentence: str
    holds: Callable[[Reading, str], bool]
    before: str = ""  # the sentence that it goes on from
    date: str = ""  # the article's

    @property
    def text(self) -> str:
        """What is read."""
        said = f"{self.before} {self.sentence}".lstrip()
        return f"{self.date}\n\n{said}" if self.date else said

    def fits(self, frame: str) -> bool:
        """Whether a frame leaves the sentence what it is: behind the one that it goes on from, on the day that it tells."""
        parts = frame.startswith(("{C}", "{c}")) or ". " not in frame
        return (parts or not self.before) and not (self.date and DAYS.search(frame))


def within(tried: Iterable[Case], frames: dict) -> Iterator[Case]:
    """The same cases with each sentence in one of the frames, which are taken in turn; what ends in no full stop is left as it is."""
    turn = cycle(frames["sentences"])
    for case in tried:
        bare = case.sentence.removesuffix(".")
        if bare == case.sentence:
            yield case
            continue
        name = bare.startswith(tuple(frames["names"]))
        parts = {"C": bare, "c": bare if name else bare[:1].lower() + bare[1:]}
        yield replace(case, sentence=_filled(next(filter(case.fits, turn)), parts))


def cases(group: str, table: dict) -> Iterator[Case]:
    """All sentences of ``group``."""
    return MAKERS.get(group, _credits)(table)


def _case(template: str, sentence: str, test: Callable[[Claim, str], bool], **around: str) -> Case:
    """A sentence that is read as meant where one of its claims passes ``test``."""
    return Case(template, sentence, lambda reading, text: any(test(claim, text) for claim in reading.claims), **around)


def _credits(table: dict) -> Iterator[Case]:
    """Of voices, whose contents have a second half, and of denials, whose contents have a gerund."""
    denied = table.get("denied", False)
    for template, source, (content, second, noun, *words) in product(table["templates"], table["sources"], table["contents"]):
        clause = content if denied else f"{content} {second}"
        parts = {"S": source, "s": source, "C": clause, "c": clause, "g": second, "n": noun, "a": _article(noun), "1": content, "2": second}
        yield _case(template, _filled(template, parts), _credited(words, source, denied=denied))


def _outcomes(table: dict) -> Iterator[Case]:
    for outcome in ("happened", "did not happen", "left open"):
        for template, (kind, *told, words) in product(table[outcome], table["events"]):
            text = _filled(template, _forms(*told) | dict.fromkeys("Aa", _article(told[-1])))
            yield _case(f"{outcome}: {template}", text, _has_outcome(kind, words, outcome))


def _agents(table: dict) -> Iterator[Case]:
    for template, (who, other), (kind, role, *forms, rest, noun) in product(table["templates"], table["pairs"], table["events"]):
        done = {name: f"{form} {rest}" for name, form in zip(("past", "inf", "ing", "perf"), forms, strict=True)}
        done |= {"noun": noun, "a": _article(noun)}
        text = _filled(template, {"Y": who, "y": who, "X": other, "x": other, **done})
        yield Case(template, text, _does(kind, role, [*forms, noun.split()[0]], who, other))


def _directions(table: dict) -> Iterator[Case]:
    for kind, event in table["events"].items():
        for template, (who, whom, other) in product(event["templates"], table["pairs"]):
            parts = {"A": who, "a": who, "B": whom, "b": whom, "C": other, "c": other}
            roles = [_filled(role, parts).split(" ", 1) for role in event["roles"]]
            yield Case(f"{kind}: {template}", _filled(template, parts), _is_done_to(kind, roles))


def _chains(table: dict) -> Iterator[Case]:
    for chain, templates in table["templates"].items():
        for template, outlet, person, (clause, word) in product(templates, table["outlets"], table["people"], table["contents"]):
            told = template.lower()
            if ("{p}" in told or person == table["people"][0]) and ("{o}" in told or outlet == table["outlets"][0]):
                text = _filled(template, {"O": outlet, "o": outlet, "P": person, "p": person, "C": clause, "c": clause})
                names = [{"outlet": outlet, "person": person}.get(link, link) for link in chain.split(", ")]
                yield _case(f"{chain}: {template}", text, _goes_back(word, names))


def _continued(table: dict) -> Iterator[Case]:
    for passage in table["passages"]:
        for then, first, (clause, word) in product(passage["then"], passage["first"], table["contents"]):
            yield _case(then, _filled(then, {"C": clause, "c": clause}), _rests_on(word, passage["who"]), before=first)


def _references(table: dict) -> Iterator[Case]:
    for passage in table["passages"]:
        for then, first, (kind, role, *forms) in product(passage["then"], passage["first"], [passage["role"]] if "role" in passage else table["events"]):
            *verbs, rest, noun = forms or [""] * 6
            parts = {name: f"{form} {rest}" for name, form in zip(("past", "inf", "ing", "perf"), verbs, strict=True)}
            yield Case(then, _filled(then, parts | {"noun": noun}), _refers(kind, role, passage["who"], passage.get("not", ()), first), first)


def _amounts(table: dict) -> Iterator[Case]:
    for (number, least, most, how), (template, word) in product(table["numbers"], table["templates"]):
        bounds = tuple(None if bound == "-" else float(bound) for bound in (least, most))
        yield _case(number, _filled(template, {"N": number, "n": number}), _counts(word, bounds, approximate=how == "about"))


def _answers(table: dict) -> Iterator[Case]:
    for kind, answers in table["answers"].items():
        for answer, (report, word) in product(answers, table["reports"]):
            yield Case(f"{kind}: {answer}", answer, _is_answered(kind, word), report)


def _days(table: dict) -> Iterator[Case]:
    for lies, templates in table["templates"].items():
        for template, (kind, *told, words) in product(templates, table["events"]):
            yield _case(f"{lies}: {template}", _filled(template, _forms(*told)), _lies(kind, words, lies, table["friday"]), date=table["date"])


def _places(table: dict) -> Iterator[Case]:
    for lies, templates in table["templates"].items():
        for template, (kind, *told, words) in product(templates, table["events"]):
            yield _case(f"{lies}: {template}", _filled(template, _forms(*told)), _was_there(kind, words, lies == "there"))


def _lines(table: dict) -> Iterator[Case]:
    """Whole pages, which no frame holds."""
    for where, templates in table["templates"].items():
        for template, outlet in product(templates, table["outlets"]):
            if "{O}" not in template and outlet != table["outlets"][0]:
                continue
            line = template.replace("{O}", outlet)
            parts = dict.fromkeys(("above", "head", "below"), "") | {"below" if where == "nowhere" else where: line + "\n\n" * (where == "above")}
            yield Case(f"{where}: {template}", table["page"].format(**parts), _is_taken_from(None if where == "nowhere" else outlet))


MAKERS: dict[str, Callable[[dict], Iterator[Case]]] = {
    "outcomes": _outcomes, "agents": _agents, "directions": _directions, "chains": _chains, "continued": _continued, "references": _references, "amounts": _amounts, "answers": _answers,
    "days": _days, "places": _places, "lines": _lines,
}  # fmt: skip


def _forms(who: str, past: str, infinitive: str, gerund: str, perfect: str, noun: str) -> dict[str, str]:
    """What a template's parts stand for: who did it, and the forms in which it is told."""
    return {"S": who, "s": who, "past": past, "inf": infinitive, "ing": gerund, "perf": perfect, "noun": noun}


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def _filled(template: str, parts: dict[str, str]) -> str:
    """``template`` with its parts; a name in capitals, or 1, begins a sentence."""
    for name, words in parts.items():
        template = template.replace(f"{{{name}}}", _capital(words) if name.isupper() or name == "1" else words)
    return template


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _credited(words: Sequence[str], source: str, *, denied: bool) -> Callable[[Claim, str], bool]:
    """Whether a claim on one of ``words`` rests on ``source``, whose last name or first words its name must hold."""
    named = source.removeprefix("the ").removeprefix("a ").removeprefix("Varnland's Defense Minister ").lower()

    def holds(claim: Claim, text: str) -> bool:
        right = (claim.factuality.polarity is Polarity.NEGATIVE) == denied
        return claim.event.trigger.of(text) in words and right and bool(claim.chain) and named in claim.chain[-1].source.name.lower()

    return holds


def _has_outcome(kind: str, words: Sequence[str], outcome: str) -> Callable[[Claim, str], bool]:
    def holds(claim: Claim, text: str) -> bool:
        return claim.event.type == kind and claim.event.trigger.of(text) in words and outcome_of(claim) == outcome

    return holds


def _does(kind: str, role: str, forms: Sequence[str], who: str, other: str) -> Callable[[Reading, str], bool]:
    """Whether ``who`` fills ``role`` of an event told by one of ``forms``, be it as "its", and ``other`` does not."""
    name, wrong = who.split()[-1], other.split()[-1]

    def holds(reading: Reading, text: str) -> bool:
        meant = [claim.event for claim in reading.claims if claim.event.type == kind and claim.event.trigger.of(text) in forms]
        done = (_fillers(event, role, reading, text) for event in meant)
        return any(any(name in doer for doer in doers) and not any(wrong in doer for doer in doers) for doers in done)

    return holds


def _is_done_to(kind: str, roles: Sequence[Sequence[str]]) -> Callable[[Reading, str], bool]:
    """Whether an event of a kind has just these fillers of its ``roles``; things may stand among others."""
    wanted: dict[str, list[str]] = {}
    for role, filler in roles:
        wanted.setdefault(role, []).append(filler.removeprefix("the ").removesuffix("s"))

    def fits(filled: Sequence[str], names: Sequence[str], *, thing: bool) -> bool:
        found = all(any(name in (filler.lower() if thing else filler) for filler in filled) for name in names)
        return found and (thing or all(any(name in filler for name in names) for filler in filled))

    def holds(reading: Reading, text: str) -> bool:
        events = [claim.event for claim in reading.claims if claim.event.type == kind]
        return any(all(fits(_fillers(event, role, reading, text), names, thing=role == "item") for role, names in wanted.items()) for event in events)

    return holds


def _fillers(event: EventMention, role: str, reading: Reading, text: str) -> list[str]:
    """Who or what fills a role, with all names of it: "its Kestria"."""
    names = {entity.id: " ".join(mention.span.of(text) for mention in entity.mentions) for entity in reading.entities}
    return [f"{argument.span.of(text)} {names.get(argument.entity, '')}" for argument in event.filling(role)]


def _goes_back(word: str, names: Sequence[str]) -> Callable[[Claim, str], bool]:
    """Whether the chain of a claim on ``word`` holds these ``names`` in this order and no others."""
    wanted = [name.removeprefix("the ").removeprefix("a ").removeprefix("President ").lower() for name in names]

    def holds(claim: Claim, text: str) -> bool:
        chain = [link.source.name.lower() for link in claim.chain]
        same = len(chain) == len(wanted) and all(name in link for name, link in zip(wanted, chain, strict=True))
        return same and claim.event.trigger.of(text) == word

    return holds


def _rests_on(word: str, names: Sequence[str]) -> Callable[[Claim, str], bool]:
    """Whether the origin of a claim on ``word`` is one of ``names``."""

    def holds(claim: Claim, text: str) -> bool:
        return claim.event.trigger.of(text) == word and bool(claim.chain) and any(name in claim.chain[-1].source.name.lower() for name in names)

    return holds


def _refers(kind: str, role: str, names: Sequence[str], others: Sequence[str], before: str) -> Callable[[Reading, str], bool]:
    """Whether all of ``names`` and nobody of ``others`` fill ``role`` of an event told behind ``before``."""

    def holds(reading: Reading, text: str) -> bool:
        start = text.index(before) + len(before)
        events = [claim.event for claim in reading.claims if claim.event.type == kind and claim.event.trigger.start >= start]
        filled = [" ".join(_fillers(event, role, reading, text)).casefold() for event in events]
        return any(all(name.casefold() in words for name in names) and not any(name.casefold() in words for name in others) for words in filled)

    return holds


def _counts(word: str, bounds: tuple[float | None, ...], *, approximate: bool) -> Callable[[Claim, str], bool]:
    """Whether a claim on ``word`` has an amount between ``bounds``."""

    def holds(claim: Claim, text: str) -> bool:
        amounts = [(amount.minimum, amount.maximum, amount.approximate) for amount in claim.event.quantities]
        return claim.event.trigger.of(text) == word and (*bounds, approximate) in amounts

    return holds


def _lies(kind: str, words: Sequence[str], lies: str, day: str) -> Callable[[Claim, str], bool]:
    """Whether a claim on one of ``words`` has just the bounds that ``lies`` says it has to ``day``."""
    wanted = {"on": {(day, day)}, "by": {(None, day)}, "since": {(day, None)}, "never": set()}[lies]

    def holds(claim: Claim, text: str) -> bool:
        days = {(time.interval.earliest, time.interval.latest) for time in claim.event.times}
        return claim.event.type == kind and claim.event.trigger.of(text) in words and days == wanted

    return holds


def _was_there(kind: str, words: Sequence[str], there: bool) -> Callable[[Claim, str], bool]:
    """Whether a claim on one of ``words`` is placed in Lessin, or is not."""

    def holds(claim: Claim, text: str) -> bool:
        named = (place.span for place in claim.event.places if place.span is not None)
        return claim.event.type == kind and claim.event.trigger.of(text) in words and any("lessin" in span.of(text).casefold() for span in named) == there

    return holds


def _is_answered(kind: str, word: str) -> Callable[[Reading, str], bool]:
    """Whether an answer of ``kind`` is given to a claim on ``word``."""

    def holds(reading: Reading, text: str) -> bool:
        told = {claim.id for claim in reading.claims if claim.event.trigger.of(text) == word}
        return any(answer.kind == kind and not told.isdisjoint((*answer.claims, *answer.answers)) for answer in reading.answers)

    return holds


def _is_taken_from(outlet: str | None) -> Callable[[Reading, str], bool]:
    """Whether the whole page is said to stand in ``outlet``, or nowhere else."""

    def holds(reading: Reading, text: str) -> bool:
        named = [derivation.outlet or "" for derivation in reading.derivations]
        return any(outlet in name for name in named) if outlet else not named

    return holds


def outcome_of(claim: Claim) -> str:
    """What a claim says became of its event."""
    if claim.factuality.polarity is Polarity.NEGATIVE:
        return "did not happen"
    return "happened" if claim.factuality.modality is Modality.ACTUAL else "left open"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("group", nargs="?", choices=GROUPS, help="all of them, where none is named")
    parser.add_argument("--within", action="store_true", help="each sentence as part of a longer one, or among others")
    parser.add_argument("--misses", action="store_true", help="print every sentence that is read otherwise")
    parser.add_argument("--json", action="store_true", help="print the shares alone")
    options = parser.parse_args()
    tables = yaml.safe_load(TEMPLATES.read_text(encoding="utf-8"))
    machine = build(replace(load_config(), vocabulary=(DATA / "demo" / "vocabulary",)))
    shares = {}
    with TemporaryDirectory() as folder:
        for group in (options.group,) if options.group else GROUPS:
            tried: Counter[str] = Counter()
            missed = []
            made = cases(group, tables[group])
            for case in within(made, tables["frames"]) if options.within else made:
                tried[case.template] += 1
                readings = _read(case.text, machine, Path(folder, "sentence.txt"))
                if not all(case.holds(reading, case.text) for reading in readings):
                    missed.append(case)
            shares[group] = 1 - len(missed) / tried.total()
            if not options.json:
                _print(group, tried, missed, told=options.misses)
    if options.json:
        print(json.dumps(shares))


def _read(text: str, machine: Machine, file: Path) -> Iterator[Reading]:
    """What is read in a text that is an article of its own; ``file`` is where it is put."""
    file.write_text(text, encoding="utf-8")
    read = read_file(Found(file, file.name), overrides=Overrides(), page=machine.page, limits=machine.limits)
    return (machine.pipeline(raw.document) for raw in read if isinstance(raw, Raw))


def _print(group: str, tried: Counter[str], missed: Sequence[Case], *, told: bool) -> None:
    print(f"{group:12} {1 - len(missed) / tried.total():.3f} of {tried.total():,} sentences read as meant")
    for template, number in Counter(case.template for case in missed).most_common():
        print(f"  {number:3} of {tried[template]:3} missed: {template}")
        for case in missed if told else ():
            if case.template == template:
                print(f"      {case.text}")


if __name__ == "__main__":
    main()
