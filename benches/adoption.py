#!/usr/bin/env python3
"""Measures how long it takes to take over 200 resources from a registry that answers every call after 50 ms.

    python3 benches/adoption.py            builds the release and measures it
    python3 benches/adoption.py --binary PATH [--count N]

The limit is three times the slowest listing with the reads of all resources, 16 side by side. Each resource is read twice,
its definition and its policy, so that half of the limit is waiting. The calls are counted, and the most that were under way
at once. Exit 1 when the limit is broken. It needs nothing but Python. Linux only.
"""
import argparse, http.server, json, pathlib, statistics, subprocess, sys, threading, time, tomllib
from urllib.parse import parse_qs, urlparse

from measure import ROOT, Place, in_memory

DELAY, AT_ONCE, NUMBER, CODE = 0.05, 16, "991825827", "ttd"


def identifier(number):
    return f"ttd-tjeneste-{number:03}"


class Registry(http.server.ThreadingHTTPServer):
    """The two registers and the resource registry, slow."""

    daemon_threads, request_queue_size = True, 128

    def __init__(self, policy, count):
        super().__init__(("127.0.0.1", 0), Handler)
        self.policy, self.count, self.lock = policy, count, threading.Lock()
        self.begin()

    def begin(self):
        self.calls = self.under_way = self.most = 0

    def resource(self, id):
        texts = {"nb": "Tjeneste", "nn": "Teneste", "en": "Service"}
        return {"identifier": id, "title": texts, "description": texts, "rightDescription": texts,
                "resourceType": "CorrespondenceService", "status": "Completed", "delegable": True, "visible": True,
                "hasCompetentAuthority": {"organization": NUMBER, "orgcode": CODE}, "versionId": 1,
                "contactPoints": [{"category": "", "email": "post@ttd.no", "telephone": "", "contactPage": ""}],
                "availableForType": ["LegalEntityEnterprise"]}

    def answer(self, path):
        parts = [part for part in urlparse(path).path.split("/") if part]
        match parts:
            case ["orgs", "altinn-orgs.json"]:
                return json.dumps({"orgs": {CODE: {"name": {"nb": "T"}, "orgnr": NUMBER, "environments": []}}})
            case ["er", "enheter", number] if number == NUMBER:
                return json.dumps({"organisasjonsnummer": NUMBER, "navn": "T", "organisasjonsform": {"kode": "ORGL"}})
            case ["rr", "resource", "Search"]:
                return json.dumps([self.resource(identifier(n)) for n in range(self.count)])
            case ["rr", "resource", id]:
                return json.dumps(self.resource(id))
            case ["rr", "resource", id, "policy"]:
                return self.policy.replace("ttd-tjeneste", id)
        return None


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        server = self.server
        with server.lock:
            server.calls += 1
            server.under_way += 1
            server.most = max(server.most, server.under_way)
        time.sleep(DELAY)
        body = server.answer(self.path)
        with server.lock:
            server.under_way -= 1
        kind = "text/xml" if (body or "").lstrip("\ufeff").startswith("<") else "application/json"
        body = (body or "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def environment(binary, place, port):
    """A rehearsal whose registers are slow; nothing else of it is called."""
    sandbox = place.start([binary, "sandbox"], stdout=open(place.work / "sandbox.toml", "wb"), stderr=subprocess.DEVNULL)
    while "\ntest-recipient" not in (place.work / "sandbox.toml").read_text():
        if sandbox.poll() is not None:
            sys.exit("the sandbox does not start")
        time.sleep(0.05)
    sandbox.terminate()
    sandbox.wait()
    at = f"http://127.0.0.1:{port}"
    slow = {"resource_registry": f"{at}/rr", "org_register": f"{at}/orgs/", "enhetsregisteret": f"{at}/er"}
    lines = (place.work / "sandbox.toml").read_text().splitlines()
    changed = [f'{key} = "{slow[key]}"' if (key := line.split(" = ")[0]) in slow else line for line in lines]
    (place.work / "env.toml").write_text("\n".join(changed) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args()
    if not options.binary:
        subprocess.run(["cargo", "build", "--release"], cwd=ROOT, check=True)
    binary = (options.binary or ROOT / "target/release/altinn-onboard").resolve()
    place = Place(in_memory())
    try:
        made = ["policy", "new", "--product", "correspondence", "--resource-id", "ttd-tjeneste", "--org", CODE,
                "--read-by", "dagl", "--output", "policy.xml", "--no-input", "--yes"]
        if place.start([binary, *made], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).wait():
            sys.exit("the access rules cannot be made")
        registry = Registry((place.work / "policy.xml").read_text("utf-8-sig"), options.count)
        threading.Thread(target=registry.serve_forever, daemon=True).start()
        environment(binary, place, registry.server_address[1])
        adopt = [binary, "init", "--adopt", "--all", "--environments", "env.toml", "--env", "sandbox", "--no-input",
                 "--yes", "--format", "json"]
        times = []
        for _ in range(5):
            (place.work / "altinn-onboard.json").unlink(missing_ok=True)
            registry.begin()
            process = place.start(adopt, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            start = time.perf_counter()
            said, wrong = process.communicate()
            times.append(time.perf_counter() - start)
            if process.returncode != 8:
                sys.exit(f"it ended with {process.returncode}: {wrong.decode()}")
        taken = sum(one["standing"] == "taken" for one in json.loads(said)["resources"])
        waits = DELAY + options.count / AT_ONCE * DELAY
        ratio = statistics.median(times) / waits
        print(f"{taken} resources taken over with {registry.calls} calls, at most {registry.most} at once, in "
              f"{statistics.median(times):.2f} s: {ratio:.2f} times the listing and the reads (limit 3)")
        sys.exit(0 if ratio <= 3 and taken == options.count and registry.most <= AT_ONCE else 1)
    finally:
        place.remove()


if __name__ == "__main__":
    main()
