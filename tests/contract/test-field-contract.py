#!/usr/bin/python3
# SPDX-FileCopyrightText: The Linekeeper developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Holds the field table against the vendor's OpenAPI documents.

    test-field-contract.py PRINT_FIELD_TABLE SOURCE_ROOT

The documents are looked for in $LINEKEEPER_VENDOR_DOCUMENTS, failing that in
../shared/xapi beside the source. Where they are not, every comparison is
skipped. The output is TAP.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

VERSIONS = ["20.0.10", "20.0.5"]
NEWEST = VERSIONS[0]
NEVER_EXPANDED = {"ProvisioningLinkExt", "ProvisioningLinkLocal", "Secret"}


def number(version):
    return [int(part) for part in version.split(".")]


class Document:
    """The part of one OpenAPI document that tells what records look like."""

    def __init__(self, path):
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        with open(path, encoding="utf-8") as text:
            self.schemas = yaml.load(text, loader)["components"]["schemas"]

    def properties(self, schema):
        """All properties of a schema, those of its base classes included."""
        if "$ref" in schema:
            return self.properties(self.schemas[type_name(schema)])
        found = {}
        for part in schema.get("allOf", []):
            found.update(self.properties(part))
        found.update(schema.get("properties", {}))
        return found

    def properties_of(self, name):
        return self.properties(self.schemas[name])

    def enum(self, name):
        return self.schemas[name].get("enum")


def type_name(schema):
    """“Pbx.Schedule” of a property that refers to it, directly or by allOf."""
    while "allOf" in schema:
        schema = schema["allOf"][0]
    reference = schema.get("$ref", "")
    return reference.rsplit("/", 1)[-1] or None


def selected(expand):
    """The names in the first $select, without those nested in parentheses."""
    flat = expand
    while "(" in flat:
        flat = re.sub(r"\([^()]*\)", "", flat)
    names = re.search(r"\$select=([^;]*)", flat)
    return names.group(1).split(",") if names else []


def scalar_complaints(field, schema):
    expected = {"bool": "boolean", "int": "integer"}.get(field["kind"], "string")
    if schema.get("type") != expected:
        yield f"is {schema.get('type')}, not {expected}"
    if expected == "integer" and schema.get("format") != "int32":
        yield f"is {schema.get('format')}, not int32"
    if expected == "string" and schema.get("maxLength", 0) != field["maximum"]:
        yield f"is limited to {schema.get('maxLength')}, not to {field['maximum']}"
    if bool(schema.get("nullable")) == (field["name"] == "Id"):
        yield f"has nullable {schema.get('nullable')}"


def choice_complaints(field, schema, document, version):
    is_set = field["kind"] == "choice-set"
    if is_set and schema.get("type") != "array":
        yield "is no array"
    if not is_set and not schema.get("nullable"):
        yield "is not nullable"
    values = document.enum(type_name(schema["items"] if is_set else schema)) or []
    yield from enum_complaints(field["choices"], values, version)


def enum_complaints(choices, values, version):
    """The newest document has exactly our choices; older ones may have fewer."""
    unknown = set(values) - set(choices)
    invented = set(choices) - set(values) if version == NEWEST else set()
    if unknown:
        yield f"lacks the choices {sorted(unknown)}"
    if invented:
        yield f"invents the choices {sorted(invented)}"


def structure_complaints(field, schema, document):
    if field["is_array"] != (schema.get("type") == "array"):
        yield "is an array here and none there"
        return
    found = type_name(schema["items"] if field["is_array"] else schema)
    if found != field["type"]:
        yield f"is a {found}, not a {field['type']}"
        return
    if field["navigation"] != bool(schema.get("x-ms-navigationProperty")):
        yield "is a navigation property in one of the two only"
    for name in set(selected(field["expand"])) - set(document.properties_of(found)):
        yield f"expands {name}, which {found} does not have"
    for name in NEVER_EXPANDED & set(re.findall(r"\w+", field["expand"])):
        yield f"expands the secret {name}"


def exposes_secrets(field, document):
    """Whether expanding everything would bring a secret along."""
    schema = document.properties_of(field["type"])
    return bool(NEVER_EXPANDED & set(schema))


def complaints(field, schema, document, version):
    if field["kind"] == "structured":
        yield from structure_complaints(field, schema, document)
        if field["is_array"] and exposes_secrets(field, document) and not field["expand"]:
            yield "expands secrets, because it does not select"
    elif field["kind"].startswith("choice"):
        yield from choice_complaints(field, schema, document, version)
    else:
        yield from scalar_complaints(field, schema)


def compare_names(table, document, version):
    known = {field["name"] for field in table if number(field["since"]) <= number(version)}
    there = set(document.properties_of("Pbx.User"))
    for name in sorted(there - known):
        yield f"{name} is missing in the table, or its version is too new"
    for name in sorted(known - there):
        yield f"{name} is not in the document, or its version is too old"


def compare_types(table, document, version):
    there = document.properties_of("Pbx.User")
    for field in table:
        if field["name"] in there:
            schema = there[field["name"]]
            for complaint in complaints(field, schema, document, version):
                yield f"{field['name']} {complaint}"


def compare_multi(table, document, version):
    there = set(document.properties_of("Pbx.MultiEditUserData"))
    for field in table:
        name, is_there = field["name"], field["name"] in there
        if is_there and not field["multi"]:
            yield f"{name} is in MultiEditUserData, which the table denies"
        if field["multi"] and not is_there and number(field["since"]) <= number(version):
            yield f"{name} is not in MultiEditUserData, which the table claims"


def compare_enumerations(export, document, version):
    for name, choices in export["enumerations"].items():
        for complaint in enum_complaints(choices, document.enum(name) or [], version):
            yield f"{name} {complaint}"


def find_documents(source_root):
    folder = os.environ.get("LINEKEEPER_VENDOR_DOCUMENTS")
    folder = pathlib.Path(folder or pathlib.Path(source_root).parent / "shared" / "xapi")
    return {version: folder / f"openapi-{version}.yaml" for version in VERSIONS}


def report(index, title, found):
    found = list(found)
    print(f"{'not ok' if found else 'ok'} {index} - {title}")
    for complaint in found:
        print(f"# {complaint}")
    return not found


def main():
    exporter, source_root = sys.argv[1:]
    documents = find_documents(source_root)
    if not all(path.exists() for path in documents.values()):
        print("1..0 # SKIP the vendor's documents are not here")
        return 0

    export = json.loads(subprocess.run([exporter], check=True, capture_output=True).stdout)
    table = export["fields"]
    print(f"1..{4 * len(VERSIONS)}")
    good, index = True, 0
    for version, path in documents.items():
        document = Document(path)
        for title, found in [
            ("has the table's fields", compare_names(table, document, version)),
            ("has the table's types", compare_types(table, document, version)),
            ("has the table's multi-edit fields", compare_multi(table, document, version)),
            ("has the structures' choices", compare_enumerations(export, document, version)),
        ]:
            index += 1
            good = report(index, f"{version} {title}", found) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
