"""PropBank's columns read into predicates and links."""

from training.propbank import Link, head_of, read_propbank

SENTENCE = """# sent_id = invented-1
1	Kestria	Kestria	PROPN	NNP	2	nsubj	-	-	(ARG0*)
2	sold	sell	VERB	VBD	0	root	sell	sell.01	(V*)
3	the	the	DET	DT	4	det	-	-	(ARG1*
4	boats	boat	NOUN	NNS	2	obj	-	-	*)
5	off	off	ADP	RP	2	compound:prt	-	-	(C-V*)

# sent_id = invented-2
1	Yes	yes	INTJ	UH	0	root	-	-
"""


def test_links_lead_to_the_heads_of_spans(tmp_path):
    file = tmp_path / "roles.conll"
    file.write_text(SENTENCE, "utf-8")
    read = read_propbank(file)
    assert list(read) == ["invented-1", "invented-2"]
    assert read["invented-1"].rolesets == ("", "sell.01", "", "", "")
    assert read["invented-1"].links == (Link(1, 0, 1, 0, "ARG0"), Link(1, 2, 4, 3, "ARG1"))
    assert read["invented-2"].links == ()


def test_a_span_of_several_trees_is_headed_by_its_first():
    assert head_of(1, 4, [0, 1, 1, 3]) == 1
    assert head_of(2, 4, [0, 1, 1, 3]) == 2
