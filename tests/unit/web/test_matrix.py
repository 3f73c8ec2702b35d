from types import SimpleNamespace

from twosource.web.matrix import view_matrix


def test_each_article_says_what_it_says_on_whose_word(ledger: SimpleNamespace) -> None:
    matrix = view_matrix(ledger.claims[:3])
    assert matrix is not None
    assert [column.article for column in matrix.columns] == ["sha256:meridian", "sha256:courier", "sha256:review"]
    event, recipient, number = matrix.rows
    assert recipient.label == "recipient: Varnland" and all(recipient.cells)
    assert [[(entry.mark, entry.origin) for entry in cell] for cell in event.cells] == [
        [("●", "two officials")], [("✕", "President Aurel Brandt")], [("●", "")],
    ]  # fmt: skip
    assert number.label == "40 drones" and [bool(cell) for cell in number.cells] == [True, False, False]
    assert event.cells[1][0].stance == "as not happened" and event.cells[1][0].anchor == "claim-clm_courier0"


def test_articles_that_say_the_same_share_a_column(ledger: SimpleNamespace) -> None:
    again = {**ledger.claims[2], "id": "clm_again", "document": {"id": "sha256:again"}}
    matrix = view_matrix([*ledger.claims[:3], again])
    assert matrix is not None and [column.others for column in matrix.columns] == [0, 0, 1]


def test_one_article_alone_has_no_matrix(ledger: SimpleNamespace) -> None:
    assert view_matrix(ledger.claims[:1]) is None
