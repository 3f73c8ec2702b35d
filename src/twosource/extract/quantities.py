"""Amounts: numbers in words and figures with comparator, unit and what they count.

Numbers are found in the text; what they count is read off the tree where there is one. A number that names or
dates something (a resolution, a model, a year, a clock time) is no amount.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from twosource.extract.tree import children, has_tree, token_span, words_at
from twosource.model.quantity import Quantity
from twosource.model.text import Document, Span
from twosource.vocabulary.quantities import QuantityLexicon

WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*|[^\w\s]")
AFTER = re.compile(r"\s?([^\W\d_]+[.]?|[-–:/.](?=\w))")
BEFORE = re.compile(r"([\w'.]+|[-–#$€£:/.,\"“”‘’(])\s?$")
HYPHEN_NOUN = re.compile(r"[-–]([^\W\d_]+)((?:[-–](?:long|range|old|strong|wide|high|plus))?)")
RANGE_BEFORE = re.compile(r"\d\s?[-–]\s?$")
SHORT_SCALE = re.compile(r"\d[kmb]$", re.IGNORECASE)  # of letters that alone mean other things too
YEARS = range(1500, 2101)
REACH = 8  # tokens from a number to the head that it counts, for both to make one span
NUMBER_TAGS = frozenset({"NUM", "NOUN", "SYM", "ADJ", "DET", "PRON"})
NOUN_TAGS = frozenset({"NOUN", "PROPN"})
MODIFIERS = ("nummod", "det", "amod", "compound", "nmod", "nmod:desc", "det:predet")
SCALES = frozenset({"hundreds", "thousands", "millions", "billions"})
RELATIVE_UNITS = frozenset({"times", "%", "fraction"})
MEASURING = frozenset({"obl", "obl:npmod", "obl:unmarked", "obl:agent", "advmod", "amod", "nummod", "det"})  # from a measure to what it is of
TEN_WORDS = 60  # characters before a number that are looked at


def extract_quantities(document: Document, annotation: Doc, *, lexicon: QuantityLexicon) -> tuple[Quantity, ...]:
    """Amounts of ``document`` in text order, without overlaps. Without a parse, only units that stand beside are known."""
    text, end, found = document.text, 0, []
    for word in WORD.finditer(text):
        if word.start() < end or not (word[0][0].isdigit() or word[0].casefold() in lexicon.starters):
            continue
        match = lexicon.pattern.match(text, word.start())
        if match is None or not _stands(match, text, lexicon):
            continue
        quantity = _quantity(match, document, annotation, lexicon)
        if quantity is not None:
            found.append(quantity)
            end = max(match.end(), quantity.span.end)
    return tuple(found)


# --- what is an amount -----------------------------------------------------------------------------------------------


def _stands(match: re.Match[str], text: str, lexicon: QuantityLexicon) -> bool:
    """Whether the words around leave the number an amount."""
    if match["below"]:
        return bool(match["of"]) or "-" in match[0] or _word_before(text, match.start()) == "by"
    if not match["first"]:
        return True
    if not (match["sign"] or match["currency"]) and SHORT_SCALE.search(match["first"]):
        return False
    start, end = match.start("first"), match.end()
    before, after = _word_before(text, match.start()), _word_after(text, end)
    if _is_glued(text, match.start(), end) or _is_quoted(text, start, end):
        return False
    if before in lexicon.labels or before in lexicon.dates or after in lexicon.dates:
        return False
    if match["joint"] in ("-", "–") and _number(match["first"], lexicon) > _number(match["second"], lexicon):
        return False
    if match["first"].casefold() == "one" and not (match["percent"] or match["currency"]):
        return after not in ("of", "another") and text[end : end + 1] != "-"
    return not _is_year(match, after, lexicon)


def _word_before(text: str, start: int) -> str:
    match = BEFORE.search(text, max(0, start - TEN_WORDS), start)
    return match[1].casefold().rstrip(".") if match else ""


def _word_after(text: str, end: int) -> str:
    match = AFTER.match(text, end)
    return match[1].casefold().rstrip(".") if match else ""


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether the number is part of a longer name or figure: "Su-35", "G-20", "10:30", "0800", "5th", "3.5.1"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if text[start : start + 2].isdecimal() and text[start] == "0" or RANGE_BEFORE.search(text, max(0, start - 6), start):
        return True
    left = bool(before) and (before[-1].isalnum() or before[-1] == "_" or (before[-1] in "-–./:#" and before[:1].isalnum()))
    right = after[:1].isalnum() or (after[:1] in (":", "/", ".", ",") and after[1:].isdigit())
    return left or right


def _is_quoted(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 1) : start] in ('"', "“", "‘", "'") and text[end : end + 1] in ('"', "”", "’", "'")


def _is_year(match: re.Match[str], after: str, lexicon: QuantityLexicon) -> bool:
    """A bare four-digit figure in the range of years, not followed by a measure or by "percent"."""
    if match["measure"]:
        return False
    bare = match["first"].isdecimal() and len(match["first"]) == 4 and int(match["first"]) in YEARS
    marked = match["sign"] or match["percent"] or match["currency"] or match["plus"] or match["comparator"]
    return bare and not marked and after not in lexicon.measures


# --- values ----------------------------------------------------------------------------------------------------------


def _quantity(match: re.Match[str], document: Document, annotation: Doc, lexicon: QuantityLexicon) -> Quantity | None:
    low, high, approximate = _bounds(match, lexicon)
    unit = _own_unit(match, lexicon)
    hyphened = HYPHEN_NOUN.match(document.text, match.end()) if match["first"] else None
    if hyphened:
        span = Span(match.start(), hyphened.end(1))
        noun = Span(hyphened.start(1), hyphened.end(1))
        counted = lexicon.hyphened.get(hyphened[1].casefold(), hyphened[1].casefold())
        return None if hyphened[2].endswith("old") else Quantity(span, low, high, unit or counted, approximate, noun)
    top = _top(match, annotation)
    head = _counted(top) if top is not None else None
    if head is not None and head.lower_ == "times":
        unit = "times"
    if unit in RELATIVE_UNITS and (head is None or head.lower_ == "times"):
        head = _multiplied(match, annotation)
    if top is not None and _is_name(top) or head is None and _is_loose(match, document.text):
        return None
    return Quantity(
        _whole_span(match, head),
        low,
        high,
        unit or (_unit(head, lexicon) if head is not None else _next_measure(match, document.text, lexicon)),
        approximate,
        token_span(head) if head is not None else None,
    )


def _bounds(match: re.Match[str], lexicon: QuantityLexicon) -> tuple[float | None, float | None, bool]:
    """Least and greatest amount, and whether it is approximate."""
    kind = lexicon.comparators.get(_plain(match["comparator"])) or lexicon.behind.get(_plain(match["behind"]))
    if match["plural"]:
        least = lexicon.plurals[_plain(match["plural"])] * lexicon.plural_scales.get(_plain(match["plural_scale"]), 1)
        return float(least), None, True
    if match["phrase"]:
        known = lexicon.phrases[_plain(match["phrase"])]
        return (None, None, True) if known is None else (float(known), None if "several" in match[0].casefold() else float(known), True)
    if match["second"]:
        return *_range(match, lexicon), kind == "about"
    value = _value(match, lexicon)
    if match["plus"] or kind == "least":
        return value, None, False
    return (None, value, False) if kind == "most" else (value, value, kind == "about")


def _plain(words: str | None) -> str:
    return " ".join((words or "").casefold().split())


def _value(match: re.Match[str], lexicon: QuantityLexicon) -> float:
    if match["half"]:
        return 0.5
    if match["whole"] or match["of_how_many"]:
        part, whole = match["part"] or match["one"], match["whole"] or match["of_how_many"]
        return round(_number(part, lexicon) / max(_number(whole, lexicon), 1), 3)
    if match["below"]:
        above = _plain(match["above"])
        return round((1 if above in ("a", "an") else _number(above, lexicon)) / lexicon.fractions[_plain(match["below"])], 3)
    if match["multiple"]:
        return float(lexicon.multiples[_plain(match["multiple"])])
    return _number(match["first"], lexicon) + (0.5 if match["half_more"] else 0)


def _range(match: re.Match[str], lexicon: QuantityLexicon) -> tuple[float, float]:
    """Both ends; "5 to 7 billion" shares the scale."""
    low, high = _number(match["first"], lexicon), _number(match["second"], lexicon)
    scale = next((lexicon.scales[word] for word in re.split(r"[\s-]+", _plain(match["second"])) if word in lexicon.scales), 1)
    low = low * scale if low < scale and low * scale <= high else low
    return min(low, high), max(low, high)


def _number(words: str, lexicon: QuantityLexicon) -> float:
    """A number in figures or words: hundreds multiply what stands before, larger scales close a group."""
    total = group = 0.0
    for word in re.split(r"[\s-]+", words.casefold().replace(",", "")):
        if word in lexicon.scales:
            scale = lexicon.scales[word]
            group = max(group, 1) * scale
            total, group = (total, group) if scale == 100 else (total + group, 0.0)
        elif word in lexicon.numerals:
            group += lexicon.numerals[word]
        elif word[:1].isdigit():
            figure = word.rstrip("abcdefghijklmnopqrstuvwxyz")
            group += float(figure) * lexicon.short_scales.get(word[len(figure) :], 1)
    return round(total + group, 6)


def _own_unit(match: re.Match[str], lexicon: QuantityLexicon) -> str | None:
    """A unit that the amount itself names."""
    if match["below"] or match["half"] or match["whole"] or match["of_how_many"]:
        return "fraction"
    if match["measure"]:
        return lexicon.short_measures[match["measure"].casefold()]
    if match["percent"]:
        return "%"
    if match["multiple"]:
        return "times"
    return lexicon.currencies.get(_plain(match["currency"])) or lexicon.currencies.get((match["sign"] or "").upper())


# --- what is counted -------------------------------------------------------------------------------------------------


def _top(match: re.Match[str], annotation: Doc) -> Token | None:
    """The word of the amount that governs its other words or none of which governs it; ``None`` without a parse."""
    if not has_tree(annotation):
        return None
    tokens = words_at(Span(*match.span()), annotation)
    if tokens is None:
        return None
    outward = [token for token in tokens if not tokens.start <= token.head.i < tokens.end or token.head is token]
    return next((token for token in reversed(outward) if token.pos_ in NUMBER_TAGS), None)


def _counted(top: Token) -> Token | None:
    """Head word of what is counted: the noun over the number, or the noun after its "of" ("tens of thousands of people")."""
    over = top.head
    if top.dep_ in MODIFIERS and over.pos_ in NOUN_TAGS and over.i > top.i:
        return over
    found = next(_of_nouns(top), None)
    if found is not None and found.lower_ in SCALES:
        return next(_of_nouns(found), None) or next(_of_nouns(top.head), None)
    return found


def _multiplied(match: re.Match[str], annotation: Doc) -> Token | None:
    """What grew or is more: "exports *doubled*", "raised the *budget* by 200%", "three times as many *drones*"."""
    tokens = words_at(Span(*match.span()), annotation) if has_tree(annotation) else None
    word = tokens.root if tokens is not None else None
    while word is not None and word.dep_ in MEASURING and word.head.i != word.i:
        word = word.head
        if word.pos_ in NOUN_TAGS and word.lower_ != "times":
            return word
    if word is None or word.pos_ != "VERB":
        return None
    return next(children(word, "obj", "nsubj:pass"), None) or next(children(word, "nsubj"), None)


def _of_nouns(token: Token) -> Iterator[Token]:
    """Nouns that ``token`` governs through "of"."""
    for child in token.children:
        noun = child.dep_.startswith("nmod") and child.pos_ in ("NOUN", "PROPN", "PRON")
        if noun and any(case.dep_ == "case" and case.lower_ == "of" for case in child.children):
            yield child


def _is_name(top: Token) -> bool:
    """Whether the number belongs to the name before it: "Resolution 2231", "Shahed-129 and 191"."""
    return top.head.i < top.i and top.head.pos_ == "PROPN" and top.pos_ == "NUM" and top.dep_ in (*MODIFIERS, "conj", "appos", "flat")


def _is_loose(match: re.Match[str], text: str) -> bool:
    """A lone "one" counts nothing, and a bare number between commas is an age: "Talin, 45, said"."""
    if match[0].casefold() == "one":
        return True
    return _word_before(text, match.start()) == "," and text[match.end() : match.end() + 1] == "," and match[0].isdecimal()


def _unit(head: Token, lexicon: QuantityLexicon) -> str | None:
    """The counted noun's lemma, which no pronoun has, with the adjective that makes it another measure ("square kilometer")."""
    if head.pos_ == "PRON":
        return None
    adjective = next((child.lower_ for child in head.children if child.lower_ in lexicon.unit_adjectives), "")
    return f"{adjective} {head.lemma_.casefold()}".strip()


def _next_measure(match: re.Match[str], text: str, lexicon: QuantityLexicon) -> str | None:
    after = _word_after(text, match.end())
    return after if after in lexicon.measures else None


def _whole_span(match: re.Match[str], head: Token | None) -> Span:
    """From the comparator to the counted head, where that follows closely; else the number alone."""
    end = match.start() + len(match[0].rstrip())
    if head is None or head.idx < end:
        return Span(match.start(), end)
    tokens = words_at(Span(match.start(), token_span(head).end), head.doc)
    near = tokens is not None and len(tokens) <= REACH + len(match[0].split())
    return Span(match.start(), head.idx + len(head) if near else end)
