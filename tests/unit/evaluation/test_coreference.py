from evaluation.coreference import entity_fields, gold_clusters, wrong_links
from evaluation.treebank import read_documents

GUM = """# newdoc id = GUM_news_velm
# sent_id = 1
1	The	the	DET	DT	_	2	det	_	Entity=(1-person-new-2-coref
2	minister	minister	NOUN	NN	_	0	root	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	Velm	Velm	PROPN	NNP	_	2	nmod	_	Entity=(2-place-new-1-sgl)1)|SpaceAfter=No
5	.	.	PUNCT	.	_	2	punct	_	_

# sent_id = 2
1	He	he	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv:act-1-ana)
2	left	leave	VERB	VBD	_	0	root	_	_

"""


def test_clusters_are_head_words_of_what_is_mentioned_twice(tmp_path) -> None:
    path = tmp_path / "gum-dev.conllu"
    path.write_text(GUM)
    (document,) = read_documents(path)
    fields = entity_fields(path)[document.name]
    assert fields[3] == "(2-place-new-1-sgl)1)"
    assert gold_clusters(document, fields) == [{("GUM_news_velm", 1), ("GUM_news_velm", 5)}]


def test_wrong_links_join_two_of_the_gold() -> None:
    gold = [{("a", 1), ("a", 4)}, {("a", 2), ("a", 9)}]
    assert list(wrong_links(gold, [{("a", 1), ("a", 4), ("a", 9)}])) == [(("a", 4), ("a", 9))]
