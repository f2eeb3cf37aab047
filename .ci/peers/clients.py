"""Lets a real client of Maskinporten ask for a token, with its addresses replaced, and says what came of it.

The clients are dlt-source-elhub and wenche from PyPI (clients.txt); what they sign and how they read the answer is theirs.
Prints one object of JSON: `{"maskinporten": TOKEN, "altinn": TOKEN}`, or `{"refused": TEXT}`. As `systems`, wenche registers
its system twice, asks a customer for a system user, and says what it was answered.
"""

import argparse
import json
import sys
import time
from pathlib import Path


def elhub(arguments):
    """The Maskinporten part of dlt-source-elhub: `jti` and `aud` as documented, `consumer_org` for customers."""
    from dlt_source_elhub.maskinporten import MaskinportenAuth, MaskinportenCredentials, MaskinportenError
    from requests import Request

    credentials = MaskinportenCredentials(
        client_id=arguments.client_id,
        kid=arguments.kid,
        private_key=Path(arguments.key_file).read_text(),
        maskinporten_url=arguments.issuer.rstrip("/"),
    )
    asked = MaskinportenAuth(credentials, arguments.scope, arguments.customer)
    try:
        request = asked(Request("GET", arguments.issuer).prepare())
    except MaskinportenError as refusal:
        return {"refused": str(refusal)}
    return {"maskinporten": request.headers["Authorization"].removeprefix("Bearer ")}


def vendor_of(arguments):
    """The authorisation part of wenche with its addresses replaced, and who the vendor is there."""
    from wenche import auth

    auth._maskinporten_token_url = lambda env=None: f"{arguments.issuer}token"
    auth._maskinporten_aud = lambda env=None: arguments.issuer
    auth._altinn_exchange_url = lambda: arguments.exchange
    return auth, auth.VendorCredentials(arguments.client_id, arguments.kid, Path(arguments.key_file).read_bytes())


def wenche(arguments):
    """The token and exchange functions of wenche: `sub`, and a system user's organisation for customers."""
    auth, vendor = vendor_of(arguments)
    try:
        tokens = auth.hent_tokens_for(vendor, arguments.customer, arguments.scope, veksle_altinn=True)
    except RuntimeError as refusal:
        return {"refused": str(refusal)}
    return {"maskinporten": tokens["maskinporten_token"], "altinn": tokens["altinn_token"]}


def systems(arguments):
    """The system register and the system users of wenche: its own token, its own resources replaced by one of the sandbox."""
    from wenche import systembruker

    auth, vendor = vendor_of(arguments)
    systembruker._BASES = dict.fromkeys(systembruker._BASES, arguments.platform.rstrip("/"))
    systembruker._RIGHTS = [{"resource": [{"id": "urn:altinn:resource", "value": arguments.resource}]}]
    try:
        token = auth.hent_tokens_for(vendor, None, arguments.admin_scopes)["maskinporten_token"]
        made, again = (systembruker.registrer_system(token, arguments.vendor, arguments.client_id) for _ in range(2))
        asked = systembruker.opprett_forespørsel(token, arguments.vendor, arguments.customer)
        for _ in range(100):
            status = systembruker.hent_forespørsel_status(token, asked["id"])["status"]
            if status != "New":
                break
            time.sleep(0.05)
        users = systembruker.hent_systembrukere(token, arguments.vendor)
        acting = auth.hent_tokens_for(vendor, arguments.customer, arguments.scope)["maskinporten_token"]
    except RuntimeError as refusal:
        return {"refused": str(refusal)}
    return {"made": made, "again": again, "asked": asked, "status": status, "users": users, "acting": acting}


def patiently(client, arguments):
    """Asks again, with a new assertion, where no answer came at all: a machine that stands still for a moment is no finding."""
    import httpx
    import requests

    for left in (2, 1, 0):
        try:
            return client(arguments)
        except (httpx.TransportError, requests.ConnectionError, requests.Timeout) as error:
            if not left:
                raise
            print(f"no answer, asking again: {error!r}", file=sys.stderr)


def main():
    """Reads the arguments, asks, and prints."""
    clients = {"elhub": elhub, "wenche": wenche, "systems": systems}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("client", choices=clients)
    for name in ("issuer", "exchange", "client-id", "kid", "key-file", "scope"):
        parser.add_argument(f"--{name}", required=True)
    for name in ("customer", "platform", "vendor", "resource", "admin-scopes"):
        parser.add_argument(f"--{name}")
    arguments = parser.parse_args()
    print(json.dumps(patiently(clients[arguments.client], arguments)))


if __name__ == "__main__":
    main()
