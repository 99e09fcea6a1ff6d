"""Answers the cases of compare-peers.ts with nomenklatura's logic-v2.

It reads FOLDER/entities.jsonl (FollowTheMoney), FOLDER/warm-up.jsonl, FOLDER/queries.jsonl and FOLDER/pairs.jsonl and prints one JSON object, an Answers of
contestant.ts. logic-v2 scores two entities; candidates come from the index that the same package ships (nomenklatura.blocker). That index
is made for many subjects at once, so all queries are looked up in one batch and its time is shared among them in equal parts; the
scoring of each query's candidates is timed query by query. A few queries are also looked up one at a time, and a few are scored against
every entity of a comparable schema, as two further figures.
"""

import json
import resource
import sys
import tempfile
from importlib.metadata import version
from itertools import count
from pathlib import Path
from time import perf_counter

from followthemoney import Dataset, StatementEntity, model
from nomenklatura.blocker import Index
from nomenklatura.matching import LogicV2
from nomenklatura.resolver import Linker
from nomenklatura.store import MemoryStore

CUTOFF = 0.5
LIMIT = 5
PAIR_ROUNDS = 5
ONE_BY_ONE = 20
FULL_SCANS = 5
# The index leaves out words that are common among all subjects of a batch and the list together. With the default of 60, made for lists
# of subjects that share little, a batch of this size would cost it recall; so high a bound leaves nothing out.
OPTIONS = {"max_bucket_size": 100_000}


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def cpu_ms():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return (used.ru_utime + used.ru_stime) * 1000


def subject(dataset, identifier, schema, name):
    data = {"id": identifier, "schema": schema, "properties": {"name": [name]}}
    return StatementEntity.from_data(dataset, data)


def subjects(dataset, path, prefix=""):
    return [subject(dataset, prefix + line["id"], line["schema"], line["name"]) for line in read_lines(path)]


def best(query, candidates, config):
    scored = ((LogicV2.compare(query, entity, config).score, entity.id) for entity in candidates)
    found = sorted((one for one in scored if one[0] >= CUTOFF), key=lambda one: -one[0])
    return [{"id": identifier, "score": score} for score, identifier in found[:LIMIT]]


def main(folder):
    started = perf_counter()
    dataset = Dataset.make({"name": "list", "title": "The list"})
    config = LogicV2.default_config()
    store = MemoryStore(dataset, Linker({}))
    with store.writer() as writer:
        for data in read_lines(folder / "entities.jsonl"):
            writer.add_entity(StatementEntity.from_data(dataset, data))
    view = store.default_view()
    listed = {entity.id: entity for entity in view.entities()}
    with tempfile.TemporaryDirectory() as scratch:
        index = Index(view, Path(scratch), OPTIONS)
        index.build()
        ready_ms = (perf_counter() - started) * 1000
        in_batch(index, listed, subjects(dataset, folder / "warm-up.jsonl", "warm-up-"), config)
        answers = screen(index, listed, subjects(dataset, folder / "queries.jsonl"), config)
    pair_scores, pair_us = compare_pairs(dataset, read_lines(folder / "pairs.jsonl"), config)
    result = {
        "version": f"{version('nomenklatura')}, rigour {version('rigour')}, Python {sys.version.split()[0]}",
        "entries": len(listed),
        "ready_ms": ready_ms,
        "pair_scores": pair_scores,
        "pair_us": pair_us,
        **answers,
    }
    json.dump(result, sys.stdout)


def screen(index, listed, queries, config):
    cpu = cpu_ms()
    answers = in_batch(index, listed, queries, config)
    return {
        **answers,
        "query_cpu_ms": cpu_ms() - cpu,
        "one_by_one_ms": [one_by_one(index, listed, query, config) for query in spread(queries, ONE_BY_ONE)],
        "full_scan_ms": [full_scan(listed, query, config) for query in spread(queries, FULL_SCANS)],
    }


def in_batch(index, listed, queries, config):
    """Candidates of all queries at once, whose time is shared among them; then each query's scoring, timed for itself."""
    begun = perf_counter()
    candidates = {match.id: [found.id for found, _ in matches] for match, matches in index.match_entities(queries)}
    share_ms = (perf_counter() - begun) * 1000 / max(1, len(queries))
    answers = []
    for query in queries:
        begun = perf_counter()
        matches = best(query, [listed[found] for found in candidates.get(query.id, [])], config)
        answers.append({"id": query.id, "took_ms": (perf_counter() - begun) * 1000 + share_ms, "matches": matches})
    return {
        "queries": answers,
        "candidates_mean": sum(map(len, candidates.values())) / max(1, len(queries)),
        "search_share_ms": share_ms,
    }


def spread(queries, count):
    """Some queries, evenly taken; the step shares no factor with the three kinds, which come in turns."""
    step = max(1, len(queries) // count)
    return queries[:: step + 1 if step % 3 == 0 else step][:count]


def one_by_one(index, listed, query, config):
    begun = perf_counter()
    for _, matches in index.match_entities([query]):
        best(query, [listed[found.id] for found, _ in matches], config)
    return (perf_counter() - begun) * 1000


def full_scan(listed, query, config):
    begun = perf_counter()
    best(query, (entity for entity in listed.values() if query.schema.can_match(entity.schema)), config)
    return (perf_counter() - begun) * 1000


def compare_pairs(dataset, pairs, config):
    """Each pair once unmeasured, then further rounds timed; the time includes making both entities, as it does for the others."""

    # Names are remembered by the entity's id, so every entity needs one of its own, in every round.
    fresh = (f"pair-{number}" for number in count())

    def scores():
        return [
            LogicV2.compare(
                subject(dataset, next(fresh), pair["schema"], pair["name1"]),
                subject(dataset, next(fresh), pair["schema"], pair["name2"]),
                config,
            ).score
            for pair in pairs
        ]

    first = scores()
    begun = perf_counter()
    for _ in range(PAIR_ROUNDS):
        scores()
    return first, (perf_counter() - begun) * 1e6 / (PAIR_ROUNDS * max(1, len(pairs)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
