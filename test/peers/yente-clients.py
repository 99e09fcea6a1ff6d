"""What yente's own clients see of a server: one line of JSON on standard output for each thing that was tried.

Run by yente-clients.ts with the server's address, a token and the cases. Needs yente-client and nomenklatura from PyPI.
"""

import json
import sys
from importlib.metadata import version

from followthemoney import Dataset, StatementEntity
from nomenklatura.cache import Cache
from nomenklatura.db import make_session
from nomenklatura.enrich.yente import YenteEnricher
from yente_client import Client
from yente_client.entities import Company, CryptoWallet, Person, Vessel
from yente_client.exceptions import AuthenticationError, BadRequestError, NotFoundError

base_url, token, cases = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
CLASSES = {"Person": Person, "Company": Company, "Vessel": Vessel, "CryptoWallet": CryptoWallet}


def tell(client, what, saw, ok):
    print(json.dumps({"client": f"{client} {version(client)}", "what": what, "saw": saw, "ok": bool(ok)}))


def refused(kind, call):
    try:
        call()
    except kind as error:
        return str(error)
    return None


def with_yente_client():
    name = "yente-client"
    with Client(api_key=token, base_url=base_url) as client:
        tell(name, "healthz()", client.healthz().status, client.healthz().status == "ok")
        datasets = client.datasets().datasets
        tell(name, "datasets()", f"{len(datasets)} datasets", any(one.name == "default" and one.load for one in datasets))
        algorithms = client.algorithms()
        names = [one.name for one in algorithms.algorithms]
        tell(name, "algorithms()", f"{', '.join(names)}; best is {algorithms.best}", algorithms.best in names)
        for case in cases:
            entity = CLASSES[case["schema"]](**case["properties"])
            found = client.match(entity, limit=5, algorithm="best")
            top = found.top
            saw = "nothing" if top is None else f"{top.caption}, {top.schema_}, score {top.score:.2f}, match {top.match}"
            expected = case["expect"]
            ok = top is None if expected is None else top is not None and top.id == expected and top.explanations
            tell(name, f"match({case['what']})", saw, ok)
            if top is not None:
                fetched = client.fetch(top.id)
                tell(name, f"fetch({case['what']})", fetched.caption, fetched.id == top.id)
        first = cases[0]
        entity = CLASSES[first["schema"]](**first["properties"])
        kept = client.match(entity, datasets=["UVL"], cutoff=0.5).results
        tell(name, "match(datasets=['UVL'])", f"{len(kept)} results", all(one.datasets == ["UVL"] for one in kept))
        kept = client.match(entity, exclude_entities=[first["expect"]]).results
        tell(name, "match(exclude_entities=[the best])", f"{len(kept)} results", all(one.id != first["expect"] for one in kept))
        kept = client.match(entity, topics=["export.control"], exclude_schemata=["Vessel"], changed_since="2020-01-01")
        tell(name, "match(topics, exclude_schemata, changed_since)", f"{len(kept.results)} results", True)
        streamed = dict(client.match_iter([(case["what"], CLASSES[case["schema"]](**case["properties"])) for case in cases]))
        tell(name, "match_iter()", f"{len(streamed)} answers", len(streamed) == len(cases))
        saw = refused(NotFoundError, lambda: client.match(entity, datasets=["no-such-list"]))
        tell(name, "match(datasets=['no-such-list'])", f"NotFoundError: {saw}", saw)
        saw = refused(BadRequestError, lambda: client.match(entity, algorithm="astrology"))
        tell(name, "match(algorithm='astrology')", f"BadRequestError: {saw}", saw)
        saw = refused(NotFoundError, lambda: client.fetch("SDN-0"))
        tell(name, "fetch('SDN-0')", f"NotFoundError: {saw}", saw)
    with Client(api_key="not-a-token", base_url=base_url) as client:
        saw = refused(AuthenticationError, lambda: client.algorithms())
        tell(name, "algorithms() with a wrong key", f"AuthenticationError: {saw}", saw)


def with_nomenklatura():
    name = "nomenklatura"
    dataset = Dataset.make({"name": "ours", "title": "Ours"})
    cache = Cache(make_session("sqlite:///:memory:"), dataset, create=True)
    config = {"api": f"{base_url}/", "api_key": token, "dataset": "default", "cutoff": 0.5}
    enricher = YenteEnricher(dataset, cache, config)
    for number, case in enumerate(cases):
        data = {"id": f"ours-{number}", "schema": case["schema"], "properties": case["properties"]}
        entity = StatementEntity.from_data(dataset, data)
        found = list(enricher.match(entity))
        expected = case["expect"]
        ok = not found if expected is None else bool(found) and found[0].id == expected
        saw = "nothing" if not found else f"{found[0].caption}, {found[0].schema.name}, {len(list(found[0].itervalues()))} values"
        tell(name, f"YenteEnricher.match({case['what']})", saw, ok)
        if found:
            around = list(enricher.expand(entity, found[0]))
            saw = ", ".join(f"{one.schema.name} {one.caption}" for one in around[:4])
            tell(name, f"YenteEnricher.expand({case['what']})", saw, any(one.id == found[0].id for one in around))
    enricher.close()


with_yente_client()
with_nomenklatura()
