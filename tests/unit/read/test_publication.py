from dataclasses import replace

import pytest

from twosource.model.text import Publication
from twosource.read.blocks import mark_blocks
from twosource.read.datelines import find_dateline
from twosource.read.metadata import Metadata
from twosource.read.publication import find_byline, find_outlet, find_publication, find_url, from_iso, host_of
from twosource.vocabulary.page import PageLexicon

STORY = "Kestria has sold three patrol boats to Varnland, two officials said.\n"


def published(text: str, page: PageLexicon, *, override: str | None = None, **fields: object) -> Publication:
    metadata = Metadata(**fields)
    blocks = mark_blocks(text, page=page)
    return find_publication(
        text, blocks, metadata=metadata, url=find_url(text, blocks, metadata=metadata, page=page),
        dateline=find_dateline(text, blocks), page=page, override=override,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("September 20, 2031 | Weekly Brief", "2031-09-20"),
        ("Published: 3 March 2031", "2031-03-03"),
        ("Posted on Sept. 3rd, 2031", "2031-09-03"),
        ("Vell, 3 March 2031", "2031-03-03"),
        ("2031-03-03T06:12:00Z", "2031-03-03"),
    ],
)
def test_date_of_a_line_with_its_evidence(line: str, day: str, page: PageLexicon) -> None:
    found = published(f"Boats sold\n{line}\n\n{STORY}", page)
    assert (found.value, found.earliest, found.latest, found.basis) == (day, day, day, "dateline")
    assert found.evidence is not None and found.evidence.start >= len("Boats sold\n")


def test_publication_goes_before_update(page: PageLexicon) -> None:
    found = published(f"Boats sold\nUpdated: 5 March 2031\nPublished: 3 March 2031\n\n{STORY}", page)
    assert found.value == "2031-03-03"


def test_date_of_a_dateline(page: PageLexicon) -> None:
    assert published(f"Boats sold\n\nVELL, March 3, 2031 (HPA) – {STORY}", page).value == "2031-03-03"


@pytest.mark.parametrize(
    "text",
    [
        f"Boats sold\n\nVELL, March 3 (HPA) – {STORY}",
        f"Boats sold\n\n{STORY}",
        "On 3 March 2031 the minister went to Vell.\n",
    ],
)
def test_nothing_is_guessed(text: str, page: PageLexicon) -> None:
    assert published(text, page) == Publication()


def test_order_override_metadata_text_address(page: PageLexicon) -> None:
    text = f"Boats sold\n5 March 2031\n\n{STORY}"
    url = "https://meridian.example/2031/03/06/boats"
    assert published(text, page, override="2031-03-03", published="2031-03-04").basis == "override"
    assert published(text, page, published="2031-03-04 10:00:00", url=url).value == "2031-03-04"
    assert published(text, page, url=url).value == "2031-03-05"
    assert (published(STORY, page, url=url).value, published(STORY, page, url=url).basis) == ("2031-03-06", "url")


def test_month_bounds_the_day() -> None:
    assert from_iso("2031-02", "metadata") == Publication(None, "2031-02-01", "2031-02-28", "metadata")


@pytest.mark.parametrize("value", ["2031-13-45", "2031-02-30", "03/04/2031", "soon", ""])
def test_no_date(value: str) -> None:
    assert from_iso(value, "metadata") is None


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        (STORY, {"outlet": "Daily Meridian"}, ("Daily Meridian", "metadata")),
        (f"Outlet: Daily Meridian\nBoats sold\n\n{STORY}", {}, ("Daily Meridian", "text")),
        (
            f"Boats sold\n\n{STORY}\n© 2031 The Daily Meridian. All rights reserved.\n",
            {},
            ("The Daily Meridian", "copyright"),
        ),
        (f"https://www.meridian.example/boats\n\n{STORY}", {}, ("meridian.example", "url")),
        (
            "Mirela Kovan told Daily Meridian Digital that boats had been sold.\n\nCLICK TO GET THE MERIDIAN APP\n",
            {},
            (None, "unknown"),
        ),
        (f"Boats sold\n\n{STORY}\nSource: Halvard Press Agency\n", {}, (None, "unknown")),
    ],
)
def test_outlet_with_its_basis(
    text: str, fields: dict[str, str], expected: tuple[str | None, str], page: PageLexicon
) -> None:
    blocks, metadata = mark_blocks(text, page=page), Metadata(**fields)
    url = find_url(text, blocks, metadata=metadata, page=page)
    assert find_outlet(text, blocks, metadata=metadata, url=url, page=page) == expected
    assert find_outlet(text, blocks, metadata=metadata, url=url, page=page, override="Vell Post") == (
        "Vell Post",
        "override",
    )


@pytest.mark.parametrize("line", ["By Anna Lindholm |", "Written by Anna Lindholm", "by: Anna Lindholm"])
def test_byline(line: str, page: PageLexicon) -> None:
    text = f"Boats sold\n{line}\n\n{STORY}"
    assert find_byline(text, mark_blocks(text, page=page), metadata=Metadata(), page=page) == "Anna Lindholm"


def test_host() -> None:
    assert host_of("https://www.meridian.example:80/a") == "meridian.example"
    assert host_of("http://[bad") is None and host_of(None) is None


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("dailymeridian.example", ("The Daily Meridian", "domain")),
        ("world.dailymeridian.example", ("The Daily Meridian", "domain")),
        ("notdailymeridian.example", ("notdailymeridian.example", "metadata")),
    ],
)
def test_a_known_domain_is_the_outlet_by_name(page: PageLexicon, host: str, found: tuple[str, str]) -> None:
    known = replace(page, outlets={"dailymeridian.example": "The Daily Meridian"})
    assert find_outlet(STORY, (), metadata=Metadata(outlet=host), url=None, page=known) == found
    at = f"https://www.{host}/a/1"
    assert find_outlet(STORY, (), metadata=Metadata(), url=at, page=known)[0] == found[0]
