from dataclasses import replace

import pytest
from sqlalchemy import Connection

from twosource.model.catalogue import Credit, Entry, Listed, Named
from twosource.model.summary import Face
from twosource.model.text import Publication
from twosource.store.browse import View
from twosource.store.catalogue import forget_entries, rank, recount, save_entries
from twosource.store.ledger import Ledger
from twosource.store.sqlite import transaction

KESTRIA = Named("ent_a", "ent_1", "Kestria", "state", None)
MERIDIAN = Credit("meridian", "Daily Meridian", "outlet", "clm_1", origin=True)


def entry(*named: Named, credits: tuple[Credit, ...] = (MERIDIAN,)) -> Entry:
    return Entry(Listed("a.txt", "A title", "Halm Times", Publication("2031-05-04"), 1), named, credits, ())


def add(connection: Connection, document: str, entry: Entry) -> None:
    recount(connection, *save_entries(connection, [(document, Face.ALL, entry)]))


@pytest.mark.parametrize(("days", "ordered"), [((None, "2031-05-04", "2031-05-05"), ("2031-05-05", "2031-05-04", None))])
def test_the_latest_article_ranks_first_and_the_undated_last(days: tuple[str | None, ...], ordered: tuple[str | None, ...]) -> None:
    assert tuple(sorted(days, key=rank)) == ordered


def test_one_name_is_counted_over_all_articles(ledger: Ledger) -> None:
    with transaction(ledger._engine, immediate=True) as connection:
        add(connection, "a", entry(KESTRIA))
        add(connection, "b", entry(replace(KESTRIA, name="Kestrian Republic"), replace(KESTRIA, name="Kestrian Republic")))
        (thing,) = View(connection, Face.PRIVATE).things.page(None, "", 10)
        assert (thing.name, thing.names, thing.articles) == ("Kestrian Republic", ("Kestrian Republic", "Kestria"), 2)


def test_what_an_article_added_goes_with_it(ledger: Ledger) -> None:
    with transaction(ledger._engine, immediate=True) as connection:
        add(connection, "a", entry(KESTRIA))
        add(connection, "b", entry(credits=(MERIDIAN, replace(MERIDIAN, claim="clm_2", origin=False, denies=True))))
        (voice,) = View(connection, Face.PRIVATE).voices.all()
        assert (voice.claims, voice.origin_of, voice.denies, voice.articles) == (3, 2, 1, 2)
        recount(connection, *forget_entries(connection, ["b"]))
        (voice,) = View(connection, Face.PRIVATE).voices.all()
        assert (voice.claims, voice.denies, voice.articles) == (1, 0, 1)
        recount(connection, *forget_entries(connection, ["a"]))
        view = View(connection, Face.PRIVATE)
        assert (view.voices.all(), view.things.count(None), view.articles.count()) == ([], 0, 0)


def test_strangers_see_their_own_rows(ledger: Ledger) -> None:
    with transaction(ledger._engine, immediate=True) as connection:
        add(connection, "a", entry(KESTRIA))
        faces = {Face.PRIVATE: "Joren", Face.PUBLIC: "[a protected source]"}
        entries = [("b", face, entry(replace(KESTRIA, thing="ent_2", name=name))) for face, name in faces.items()]
        recount(connection, *save_entries(connection, entries))
        names = {face: {thing.name for thing in View(connection, face).things.page(None, "", 10)} for face in (Face.PRIVATE, Face.PUBLIC)}
        voices = {face: View(connection, face).voices.all()[0].claims for face in (Face.PRIVATE, Face.PUBLIC)}
    assert names == {Face.PRIVATE: {"Kestria", "Joren"}, Face.PUBLIC: {"Kestria", "[a protected source]"}}
    assert voices == {Face.PRIVATE: 2, Face.PUBLIC: 2}
