"""Decoding of dependencies: the best tree with one root, for each sentence of a window, its arcs uncrossed where that costs little.

Heads are counted as the model does: 0 is the root, 1 + w the window's word w.
"""

from __future__ import annotations

import numpy as np

RULED_OUT = -1e9
UNLIKELY = 5.0  # an arc that scores so much more than the next best may cross others
ROUNDS = 8  # arcs that are given up in one sentence, at most


def heads_of(arcs: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """The heads [W] of the maximum spanning trees of all sentences in a window.

    `arcs` [W, 1 + W] scores each head for each word, `starts` the first word of each sentence.
    A sentence whose best heads already form a tree needs no search: nothing scores higher.
    """
    words = len(arcs)
    sentence = np.zeros(words, np.int64)
    sentence[starts[starts > 0]] = 1
    sentence = np.cumsum(sentence)
    scores = np.where(sentence[:, None] == sentence[None, :], arcs[:, 1:], RULED_OUT)
    np.fill_diagonal(scores, RULED_OUT)
    scores = np.concatenate((arcs[:, :1], scores), 1)
    heads = scores.argmax(1)
    bounds = np.append(starts, words)
    for number in np.flatnonzero(~_are_trees(heads, sentence, len(starts))).tolist():
        begin, end = bounds[number], bounds[number + 1]
        block = np.concatenate((scores[begin:end, :1], scores[begin:end, begin + 1 : end + 1]), 1)
        found = best_tree(block)
        heads[begin:end] = np.where(found > 0, found + begin, 0)
    for number in np.unique(sentence[_crossings(heads).any(1)]).tolist():
        begin, end = bounds[number], bounds[number + 1]
        block = np.concatenate((scores[begin:end, :1], scores[begin:end, begin + 1 : end + 1]), 1)
        found = uncrossed(np.where(heads[begin:end] > 0, heads[begin:end] - begin, 0), block)
        heads[begin:end] = np.where(found > 0, found + begin, 0)
    return heads


def uncrossed(heads: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """The heads [N] of a tree whose arcs do not cross, found by giving up the least certain of two that do; ``heads`` where none is near.

    English hardly ever crosses arcs, but each is chosen by itself: "Ships attacked the port, *a spokesman* said", hung on the ships.
    `scores` [N, 1 + N] as above.
    """
    found, scores = heads, scores.copy()
    for _ in range(ROUNDS):
        crossings = np.argwhere(_crossings(found))
        if not len(crossings):
            return found
        loss, word = min(_loss(word, other, found, scores) for word, other in crossings.tolist())
        if loss > UNLIKELY:
            break
        scores[word, found[word]] = RULED_OUT
        found = _given_up(found, scores, word)
    return heads


def _given_up(heads: np.ndarray, scores: np.ndarray, word: int) -> np.ndarray:
    """``heads`` with the next best for ``word``; a new search only where that is no tree."""
    found = heads.copy()
    found[word] = scores[word].argmax()
    whole = np.zeros(len(found), np.int64)
    return found if _are_trees(found, whole, 1)[0] else best_tree(scores)


def _crossings(heads: np.ndarray) -> np.ndarray:
    """Whether the arcs of two words cross, bool [W, W]; an arc over a root crosses the root's."""
    words = np.arange(len(heads))
    above = np.where(heads > 0, heads - 1, words)
    low, high = np.minimum(words, above), np.maximum(words, above)
    first = (low[:, None] < low) & (low < high[:, None]) & (high[:, None] < high)
    over = (low[:, None] < words) & (words < high[:, None]) & (heads == 0)
    return first | first.T | over | over.T


def _loss(word: int, other: int, heads: np.ndarray, scores: np.ndarray) -> tuple[float, int]:
    """What it costs to give ``word`` the best other head with which it does not cross ``other``'s arc, and the word itself."""
    row = scores[word].copy()
    kept = row[heads[word]]
    row[heads[word]] = RULED_OUT
    if heads[word] == 0:
        return np.inf, word  # a sentence keeps its root
    row[0] = RULED_OUT
    if heads[other] > 0:
        low, high = sorted((other, heads[other] - 1))
        inside = np.arange(len(heads))
        inside = (low < inside) & (inside < high)
        outside = ~inside
        outside[[low, high]] = False
        row[1:][outside if inside[word] else inside if outside[word] else np.zeros(len(heads), bool)] = RULED_OUT
    return float(kept - row.max()), word


def lift_cases(heads: np.ndarray, relations: np.ndarray, *, case: int, titles: int) -> np.ndarray:
    """The heads [W] with a preposition before a title on the name that the title belongs to: "with Minister *Reinholt*".

    A title (`nmod:desc`) takes none in Universal Dependencies, but the arcs are chosen one by one. `relations` [W]; `case` and
    `titles` are the numbers of these two.
    """
    lifted = heads.copy()
    for word in np.flatnonzero((relations == case) & (heads > 0)).tolist():
        head = heads[word] - 1
        while word < head < heads[head] - 1 and relations[head] == titles:
            head = heads[head] - 1
        lifted[word] = 1 + head
    return lifted


def best_tree(scores: np.ndarray) -> np.ndarray:
    """The heads [N] of the best single-rooted tree over N words, by Chu-Liu and Edmonds.

    `scores` [N, 1 + N] as above. Where the best tree has several roots, each edge from the root is charged more
    than all scores together can differ, so that the best tree has one such edge and is best among those.
    """
    words = len(scores)
    square = np.full((words + 1, words + 1), RULED_OUT)
    square[1:] = scores
    found = _best_arborescence(square)[1:]
    if np.count_nonzero(found == 0) == 1:
        return found
    allowed = square[1:][square[1:] > RULED_OUT / 2]
    charge = (words + 1) * (np.ptp(allowed) + 1)
    square[1:, 0] -= charge
    return _best_arborescence(square)[1:]


def _are_trees(heads: np.ndarray, sentence: np.ndarray, sentences: int) -> np.ndarray:
    """Which sentences are trees with one root: bool [sentences]."""
    one_root = np.bincount(sentence[heads == 0], minlength=sentences) == 1
    above = np.concatenate(([0], heads))
    for _ in range(len(heads).bit_length()):  # each round doubles the steps taken upwards
        above = above[above]
    caught = np.bincount(sentence[above[1:] != 0], minlength=sentences) > 0
    return one_root & ~caught


def _best_arborescence(scores: np.ndarray) -> np.ndarray:
    """Heads [N] of the best tree rooted in node 0; scores [N, N] of (dependent, head)."""
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    outside = np.ones(len(scores), bool)
    outside[cycle] = False
    rest = np.flatnonzero(outside)  # ascending: the root stays first
    # Going into the cycle at a word breaks that word's edge within it.
    gains = scores[np.ix_(cycle, rest)] - scores[cycle, heads[cycle]][:, None]
    into, out = gains.argmax(0), scores[np.ix_(rest, cycle)].argmax(1)
    smaller = np.full((len(rest) + 1, len(rest) + 1), RULED_OUT)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    smaller[-1, :-1] = gains[into, np.arange(len(rest))]
    smaller[:-1, -1] = scores[rest, cycle[out]]
    found = _best_arborescence(smaller)
    heads[rest] = np.where(found[:-1] == len(rest), cycle[out], np.append(rest, 0)[found[:-1]])
    heads[cycle[into[found[-1]]]] = rest[found[-1]]
    heads[0] = 0
    return heads


def _cycle(heads: np.ndarray) -> np.ndarray | None:
    """The nodes of one cycle among the heads, or None."""
    met = np.zeros(len(heads), np.int64)  # number of the walk that came by; 0 not yet
    met[0] = -1
    for walk, node in enumerate(range(1, len(heads)), start=1):
        while met[node] == 0:
            met[node] = walk
            node = heads[node]
        if met[node] == walk:
            cycle = [node]
            while heads[cycle[-1]] != node:
                cycle.append(heads[cycle[-1]])
            return np.array(cycle)
    return None
