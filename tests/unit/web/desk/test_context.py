from twosource.web.desk import Context


def test_changing_a_filter_starts_at_the_first_page() -> None:
    context = Context(address="/events?type=transfer&status=disputed&cursor=abc")
    assert context.here(status="planned") == "/events?type=transfer&status=planned"
    assert context.here(type=None, status="") == "/events"


def test_the_twin_of_a_page_keeps_its_filters() -> None:
    context = Context(address="/events?type=transfer")
    assert context.twin("json") == "/api/v1/events?type=transfer"
    assert context.twin("csv") == "/api/v1/events?type=transfer&format=csv"
    assert Context(address="/").twin("json") == "/api/v1/overview"
