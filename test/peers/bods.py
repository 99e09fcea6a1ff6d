"""Runs the reference validator of BODS (libcovebods, of PyPI) over files and prints a JSON line for each.

Arguments: files of statements. The validator fetches the list of org-id.guide for one of its checks; with no network it gets an empty
list here, and what it says of identifier schemes is left out.
"""

import json
import sys

import requests

UNREACHED = "entity_identifiers_not_known_scheme"


class EmptyList:
    status_code = 200

    def json(self):
        return {"lists": []}

    def raise_for_status(self):
        return None


requests.get = lambda *arguments, **options: EmptyList()

from importlib.metadata import version  # noqa: E402

from libcovebods.config import LibCoveBODSConfig  # noqa: E402
from libcovebods.data_reader import DataReader  # noqa: E402
from libcovebods.jsonschemavalidate import JSONSchemaValidator  # noqa: E402
from libcovebods.run_tasks import process_additional_checks  # noqa: E402
from libcovebods.schema import SchemaBODS  # noqa: E402


def path_of(members):
    return "$" + "".join(f"[{member}]" if isinstance(member, int) else f".{member}" for member in members)


def seen_in(file):
    config = LibCoveBODSConfig()
    reader = DataReader(file)
    schema = SchemaBODS(reader, config)
    errors = [error.json() for error in JSONSchemaValidator(schema).validate(reader)]
    try:
        checks = process_additional_checks(reader, config, schema)["additional_checks"]
        kinds = sorted({check["type"] for check in checks} - {UNREACHED})
    except Exception as error:  # The checks expect what the schema asks for.
        kinds = [f"stopped: {type(error).__name__}"]
    return {"errors": [{"keyword": e["validator"], "path": path_of(e["path"])} for e in errors], "checks": kinds}


print(json.dumps({"version": version("libcovebods")}), flush=True)
for name in sys.argv[1:]:
    print(json.dumps({"file": name, **seen_in(name)}), flush=True)
