"""Names of corpora with other habits, brought to Universal NER's."""

from training.corpora import DOUBTFUL, read_gum, read_re3d

GUM = """# newdoc id = GUM_invented
# sent_id = GUM_invented-1
1	President	President	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new
2	Ada	Ada	PROPN	NNP	_	1	flat	_	Entity=1)
3	left	leave	VERB	VBD	_	0	root	_	_
4	the	the	DET	DT	_	5	det	_	Entity=(2-organization-new
5	University	University	PROPN	NNP	_	3	obj	_	_
6	of	of	ADP	IN	_	7	case	_	_
7	Velm	Velm	PROPN	NNP	_	5	nmod	_	Entity=(3-place-new)2)
8	for	for	ADP	IN	_	9	case	_	_
9	Solstice	Solstice	PROPN	NNP	_	3	obl	_	Entity=(4-event-new)
10	Halm	Halm	PROPN	NNP	_	3	vocative	_	_

"""


def test_gum_names_are_whole_and_without_title(tmp_path):
    (tmp_path / "gum_open").mkdir()
    (tmp_path / "gum_open" / "gum-dev.conllu").write_text(GUM, "utf-8")
    (read,) = read_gum(tmp_path, "dev")
    assert read.names == ("O", "B-PER", "O", "O", "B-ORG", "I-ORG", "I-ORG", "O", "O", DOUBTFUL)
    assert read.mentions[8] == "B-EVENT"


def test_re3d_spans_are_names_if_they_look_like_names(tmp_path):
    folder = tmp_path / "re3d" / "invented"
    folder.mkdir(parents=True)
    text = "The Velm Guard met local rebels in Orsova."
    folder.joinpath("documents.json").write_text(f'{{"_id": "a", "text": "{text}"}}', "utf-8")
    entities = [(0, 14, "Organisation"), (19, 31, "Organisation"), (35, 41, "Location")]
    folder.joinpath("entities.json").write_text(
        "\n".join(
            f'{{"documentId": "a", "begin": {begin}, "end": {end}, "type": "{kind}", "confidence": 1}}'
            for begin, end, kind in entities
        ), "utf-8",
    )  # fmt: skip
    (read,) = read_re3d(tmp_path, lambda line: [(word, line.index(word)) for word in line.split()])
    assert read.names == (DOUBTFUL, "B-ORG", "I-ORG", "O", "O", "O", "O", "B-LOC")
