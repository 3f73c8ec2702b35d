"""Each kind of furniture, in articles of an invented world."""

import pytest

from twosource.model.text import Block, BlockKind
from twosource.read.blocks import mark_blocks
from twosource.read.metadata import Metadata
from twosource.vocabulary.page import PageLexicon

HEADLINE = "Kestria sells three patrol boats to Varnland"
FIRST = "Kestria has sold three patrol boats to Varnland, the Daily Meridian reported on Monday."
SECOND = "The boats are to reach the port of Vell before the winter, two officials told the paper."
THIRD = "Varnland's navy has asked for more of them since the spring, according to Halvard Press Agency."


def kinds(text: str, page: PageLexicon, **known: object) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(block.kind.value, block.span.of(text)) for block in mark_blocks(text, page=page, **known)]


def block_of(words: str, text: str, page: PageLexicon) -> Block:
    """The block that begins with ``words``."""
    return next(block for block in mark_blocks(text, page=page) if block.span.of(text).startswith(words))


def article(*, above: str = "", between: str = "", below: str = "") -> str:
    return "\n\n".join(filter(None, [above, HEADLINE, FIRST, SECOND, between, THIRD, below])) + "\n"


def test_plain_article(page: PageLexicon) -> None:
    assert [kind for kind, _ in kinds(article(), page)] == ["headline", "lead", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "4 Min Read",
        "Reading time: 3 minutes",
        "Share This Article",
        "CLICK HERE TO GET THE MERIDIAN APP",
        "Sign up for our evening letter",
        "Do you like this article?",
        "Captcha *",
        "Email address *",
        "Read the full article here",
        "boats_at_vell-1.jpg",
        "https://meridian.example/boats",
        "* * *",
        "© 2031 The Daily Meridian. All rights reserved.",
        "#Kestria #Varnland #boats",
        "News ID 483920",
        "Advertisement",
    ],
)
@pytest.mark.parametrize("place", ["between", "below"])
def test_furniture(line: str, place: str, page: PageLexicon) -> None:
    text = article(**{place: line})
    assert block_of(line, text, page).kind is BlockKind.FURNITURE
    assert [kind for kind, _ in kinds(text, page)].count("furniture") == 1


@pytest.mark.parametrize(
    "line",
    [
        "By Anna Lindholm |",
        "By Anna Lindholm and Oskar Brandt, Vell",
        "March 3, 2031 | Weekly Brief",
        "Published: 3 March 2031",
        "Tuesday, March 4, 2031",
        "Updated on Mar. 3, 2031, 4:05 p.m.",
        "News Desk",
        "Outlet: Daily Meridian",
        "VELL —",
    ],
)
def test_bylines(line: str, page: PageLexicon) -> None:
    text = f"{HEADLINE}\n{line}\n\n{FIRST}\n\n{SECOND}\n"
    assert [kind for kind, _ in kinds(text, page)] == ["headline", "byline", "lead", "body"]


def test_name_beside_the_date_is_an_author(page: PageLexicon) -> None:
    text = f"{HEADLINE}\n\nAnna Lindholm\n3 March 2031\n\n{FIRST}\n"
    assert kinds(text, page)[1] == ("byline", "Anna Lindholm")


def test_section_label_above_the_headline(page: PageLexicon) -> None:
    text = article(above="Harbours")
    assert kinds(text, page)[:2] == [("furniture", "Harbours"), ("headline", HEADLINE)]


def test_second_copies_are_furniture(page: PageLexicon) -> None:
    date = "March 3, 2031 | Weekly Brief"
    text = f"{date}\n\n{HEADLINE}\n\n{date}\n\n{HEADLINE}\n\n{FIRST}\n"
    assert [kind for kind, _ in kinds(text, page)] == ["byline", "headline", "furniture", "furniture", "lead"]


def test_title_with_the_outlet_behind_it_is_a_repetition(page: PageLexicon) -> None:
    text = f"{HEADLINE}\n\n{HEADLINE} | The Daily Meridian\n\n{FIRST}\n"
    assert [kind for kind, _ in kinds(text, page)] == ["headline", "furniture", "lead"]


def test_headline_that_ends_in_a_quotation(page: PageLexicon) -> None:
    title = "Brandt: Kestria sold boats to Varnland ‘without a single string attached’"
    for quoted in (title, title.replace("‘", "“").replace("’", "”")):
        assert kinds(f"{quoted}\n\n{FIRST}\n", page) == [("headline", quoted), ("lead", FIRST)]


@pytest.mark.parametrize("title", ["Attack by Kestria leaves the port of Vell in ruins", "Vell: “No boat was sold”"])
def test_headline_that_looks_like_something_else(title: str, page: PageLexicon) -> None:
    assert kinds(f"{title}\n\n{FIRST}\n", page) == [("headline", title), ("lead", FIRST)]


def test_headline_that_the_metadata_gives(page: PageLexicon) -> None:
    text = f"Harbours of the north\n\n{HEADLINE}.\n\n{FIRST}\n"
    marked = kinds(text, page, title=f"{HEADLINE} | The Daily Meridian")
    assert marked[1] == ("headline", f"{HEADLINE}.")


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("A boat leaves Vell on May 9. [Nils Aker/Coast Pictures via HPA]", "Nils Aker/Coast Pictures via HPA"),
        ("A boat leaves Vell on May 9. (Nils Aker/Halvard Press Agency)", "Nils Aker/Halvard Press Agency"),
        ("The harbour office of Vell / Wikimedia Commons", "The harbour office of Vell / Wikimedia Commons"),
        ("A boat leaves Vell. Photo: Nils Aker", "Nils Aker"),
        ("A boat leaves Vell on May 9. REUTERS/Nils Aker", "REUTERS/Nils Aker"),
    ],
)
def test_captions_with_credit(line: str, credit: str, page: PageLexicon) -> None:
    text = article(between=line)
    block = block_of(line, text, page)
    assert block.kind is BlockKind.CAPTION
    assert block.credit is not None and block.credit.of(text) == credit


def test_second_copy_of_a_caption_is_furniture(page: PageLexicon) -> None:
    caption = "A boat leaves Vell on May 9. [Nils Aker/Coast Pictures]"
    text = article(between=f"{caption}\n{caption}")
    assert [kind for kind, _ in kinds(text, page)][3:5] == ["caption", "furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "President Aurel Brandt and Varnlandic Minister Pavel Dorn",
        "Lindholm during harbour talks in Vell",
        "Anna Lindholm and Pavel Dorn at the Arvid Works in May",
    ],
)
def test_captions_without_credit(line: str, page: PageLexicon) -> None:
    assert block_of(line, article(between=line), page).kind is BlockKind.CAPTION


def test_line_below_a_picture_is_its_caption(page: PageLexicon) -> None:
    text = article(between="vell.png\nBoats of the second flotilla")
    assert block_of("Boats of the second", text, page).kind is BlockKind.CAPTION


def test_head_in_capitals_is_a_promotion(page: PageLexicon) -> None:
    head = "VARNLAND'S MINISTER QUITS OVER BOATS: ‘NEVER AGAIN’, PAPER SAYS"
    assert block_of(head, article(between=head), page).kind is BlockKind.PROMOTION


def test_capitals_mean_nothing_where_all_is_in_capitals(page: PageLexicon) -> None:
    text = f"{HEADLINE}\n\n{FIRST[:-1]}\n\n{SECOND[:-1]}\n".upper()
    assert "promotion" not in [kind for kind, _ in kinds(text, page)]


@pytest.mark.parametrize("heading", ["Harbour talks", "What the navy wants", "Ban on Rockets Set to Expire"])
def test_section_headings(heading: str, page: PageLexicon) -> None:
    block = block_of(heading, article(between=heading), page)
    assert (block.kind, block.reason) == (BlockKind.HEADLINE, "section heading")


@pytest.mark.parametrize("line", ["Read more: How Vell got its harbour", "RELATED | How Vell got its harbour"])
def test_labelled_links(line: str, page: PageLexicon) -> None:
    assert block_of(line, article(between=line), page).kind is BlockKind.RELATED_LINK


def test_titles_below_a_head(page: PageLexicon) -> None:
    text = article(below="You may also like\n\nVell opens a museum of boats\n\nWho pays for the flotilla?")
    assert [kind for kind, _ in kinds(text, page)][-3:] == ["furniture", "related-link", "related-link"]


def test_titles_below_the_article(page: PageLexicon) -> None:
    text = article(below="Varnland to Build Its Own Boats,” Weekly Brief\n\nThe Long Road to Vell,” by Mirela Kovan")
    assert [kind for kind, _ in kinds(text, page)][-2:] == ["related-link", "related-link"]


def test_list_announced_by_a_colon_is_the_article_s_own(page: PageLexicon) -> None:
    text = article(below="The ministers visited these ports of the north on Monday:\n\nVell Harbour\n\nOld Lessin Port")
    assert [kind for kind, _ in kinds(text, page)][-2:] == ["body", "body"]


@pytest.mark.parametrize("tags", ["Topics:\n\nKestria Varnland Boats", "Tags: Kestria, Varnland"])
def test_tags(tags: str, page: PageLexicon) -> None:
    below = [kind for kind, _ in kinds(article(below=tags), page)][4:]
    assert below and set(below) == {"furniture"}


def test_nothing_below_the_comment_form_is_the_article_s(page: PageLexicon) -> None:
    letter = "I have seen these boats myself, they were sold to us years ago."
    text = article(below=f"Leave a Reply\n\nYour name\n\n{letter}")
    assert block_of(letter, text, page).kind is BlockKind.FURNITURE


def test_comment_form_above_the_article_ends_nothing(page: PageLexicon) -> None:
    text = f"{HEADLINE}\n\nLeave a comment\n\n{FIRST}\n\n{SECOND}\n"
    assert [kind for kind, _ in kinds(text, page)] == ["headline", "furniture", "lead", "body"]


def test_summary_above_the_text_is_the_article_s_own(page: PageLexicon) -> None:
    summary = ["Three boats go to Vell this year", "Varnland has asked for more", "The navy does not name a price"]
    text = "\n\n".join([HEADLINE, *summary, FIRST, SECOND])
    assert [kind for kind, _ in kinds(text, page)] == ["headline"] * 4 + ["lead", "body"]


def test_titles_in_a_row_between_paragraphs_are_links(page: PageLexicon) -> None:
    titles = ["Vell opens a museum of boats", "Lessin counts its dead once more", "Who pays for the second flotilla"]
    text = article(between="\n\n".join(titles))
    assert [kind for kind, _ in kinds(text, page)][3:6] == ["related-link"] * 3


def test_note_on_the_author(page: PageLexicon) -> None:
    note = "Anna Lindholm is a fellow at the Northgate Institute, where she studies navies."
    text = f"{HEADLINE}\n\nBy Anna Lindholm\n\n{FIRST}\n\n{SECOND}\n\n{note}\n"
    assert block_of(note, text, page).kind is BlockKind.BYLINE


WHOLE_PAGE = """\
headline | Kestrian engineers visited Varnland as inspectors were turned away
byline | Web Desk
furniture | 6 Min Read
furniture | port-of-vell_2.jpeg
caption | The harbour office of Vell / Wikimedia Commons
lead | VELL – Kestrian engineers visited Varnland twice last year, Halvard Press Agency reported, citing travel papers.
body | “They did not come for the weather,” Mirela Kovan of the Northgate Institute told the Daily Meridian.
promotion | VARNLAND'S FLEET TO DOUBLE BY NEXT YEAR: ‘WE HAVE NO CHOICE’, ADMIRAL SAYS
body | The engineers were seen at the yards of Lessin in April, two officials said.
caption | President Aurel Brandt and Defense Minister Pavel Dorn
headline | What the papers show
body | Their passports bore the mark of the ministry, according to papers that the agency has seen.
related-link | Read more: Who builds the boats of Varnland
body | Varnland denies that the visits took place.
furniture | CLICK HERE TO GET THE POST APP
byline | Halvard Press Agency contributed to this report.
related-link | Kestria and Varnland Draw Closer,” Weekly Brief
related-link | The Yards of Lessin Are Busy Again,” by Mirela Kovan
furniture | Topics:
furniture | Kestria Varnland Boats
furniture | Share this story
furniture | Leave a Reply
furniture | Your email address will not be published. Required fields are marked *
"""


def test_whole_page(page: PageLexicon) -> None:
    expected = [tuple(line.split(" | ", 1)) for line in WHOLE_PAGE.splitlines()]
    assert kinds("\n\n".join(words for _, words in expected), page) == expected


def test_captions_known_from_the_markup(page: PageLexicon) -> None:
    caption = "The second flotilla leaves the port of Vell."
    marked = kinds(article(between=caption), page, metadata=Metadata(captions=frozenset({caption})))
    assert ("caption", caption) in marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Follow-up talks in Vell were cut short on Tuesday.",
        "“Share your boats,” he told the minister of Varnland.",
        "Subscribers of the paper knew it before the ministry did.",
        "Also on Monday, Kestria asked Varnland for twelve rockets, an official said.",
        "He refused.",
        "Twelve boats were left in Vell.*",
        "The minister said: “We will not sell a single boat”",
    ],
)
def test_sentences_stay_in_the_body(sentence: str, page: PageLexicon) -> None:
    assert block_of(sentence, article(between=sentence), page).kind is BlockKind.BODY


def test_wrapped_paragraph_is_one_block(page: PageLexicon) -> None:
    paragraph = (
        "Kestria has sold three patrol boats to Varnland, the Daily Meridian\n"
        "reported on Monday, and its yards have begun to build two more for\n"
        "the navy of the Orsova Republic, which is to get them before the end\n"
        "of the year."
    )
    text = f"{HEADLINE}\n\n{paragraph}\n\n{SECOND}\n"
    assert kinds(text, page) == [("headline", HEADLINE), ("lead", paragraph), ("body", SECOND)]
