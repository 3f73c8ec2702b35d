from typing import Any

from evaluation.origins import REWRITES, rewritten


def claim(modality: str = "actual", **roles: str) -> dict[str, Any]:
    arguments = [{"role": role, "text": text, "entity": None} for role, text in roles.items()]
    return {"event": {"type": "visit"}, "polarity": "positive", "modality": modality, "arguments": arguments, "time": [{"timex": "2030-04-24"}]}


def test_rewrites_keep_who_did_it_and_when_in_other_words() -> None:
    texts = list(rewritten([claim(host="Kestria", visitor="Velmian engineers"), claim("planned", destination="Kestria", visitor="nobody")]))
    assert len(texts) == REWRITES and len(set(texts)) > 2
    assert all("Velmian engineers" in text and "Kestria" in text and "on April 24, 2030" in text for text in texts)


def test_what_a_claim_leaves_open_is_not_made_up() -> None:
    assert list(rewritten([claim(visitor="Velmian engineers")])) == []
