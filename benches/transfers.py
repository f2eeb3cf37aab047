#!/usr/bin/env python3
"""Measures a large file on its way through Altinn Broker, against what other programs need for the same, in one run.

    python3 benches/transfers.py            builds the release and measures it
    python3 benches/transfers.py --binary PATH [--size BYTES]

The sandbox runs as a process of its own, so that each side's memory is seen. `try transfer` looks through the file, sends it
in parts, follows it, fetches it again and compares it; beside it md5sum looks through the same file, and curl sends it to the
same sandbox in one stream and fetches it again. Both do their work in turn; the medians are compared. Peak memory is the
kernel's own figure (VmHWM). Each row says its limit; exit 1 when one is broken. It needs curl and md5sum. Linux only.
"""
import argparse, json, os, pathlib, shutil, statistics, subprocess, sys, time, tomllib

from measure import MEGABYTE, ROOT, Place, in_memory

SCOPES = ["altinn:serviceowner", "altinn:broker.write", "altinn:broker.read"]


class Bench(Place):
    """A sandbox, a service for files in it, and a file that is to be sent."""

    def __init__(self, binary, size):
        super().__init__(in_memory())
        self.binary = binary
        self.file = self.work / "large.bin"
        with open(self.file, "wb") as out:
            for start in range(0, size, MEGABYTE):
                out.write(os.urandom(min(MEGABYTE, size - start)))
        self.sandbox = self.start([binary, "sandbox", "--scenario", "instant", "--data", "world.json"],
                                  stdout=open(self.work / "env.toml", "wb"), stderr=subprocess.DEVNULL)
        # The answers are the last table of what it says.
        while "\ntest-recipient" not in (self.work / "env.toml").read_text():
            if self.sandbox.poll() is not None:
                sys.exit("the sandbox does not start")
            time.sleep(0.05)
        self.at = tomllib.loads((self.work / "env.toml").read_text())["environments"]["sandbox"]
        self.ours("init", "broker")

    def ours(self, *words):
        """Runs a command of the program to its end; answers how long it took, and its peak memory."""
        place = ["--environments", "env.toml", "--env", "sandbox"]
        process = self.start([self.binary, *words, *place, "--yes"], stdout=subprocess.DEVNULL,
                             stderr=open(self.work / "said", "wb"))
        start, peak = time.perf_counter(), 0
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            time.sleep(0.02)
        if process.returncode:
            sys.exit(f"{' '.join(words)} ended with {process.returncode}: {(self.work / 'said').read_text()}")
        return time.perf_counter() - start, peak

    def theirs(self, *command):
        """Runs another program to its end; answers what it says."""
        process = self.start([str(word) for word in command], stdout=subprocess.PIPE)
        said = process.communicate()[0].decode()
        if process.returncode:
            sys.exit(f"{command[0]} ended with {process.returncode}: {said}")
        return said

    def curl(self, *words):
        return self.theirs(shutil.which("curl"), "--silent", "--show-error", "--fail-with-body", *words)

    def token(self):
        """An Altinn token, of an assertion that the program has signed."""
        words = [word for scope in SCOPES for word in ("--scope", scope)]
        self.ours("token", *words, "--method", "direct", "--assertion", "assertion", "--force")
        grant = "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer"
        told = self.curl("--data-urlencode", grant, "--data-urlencode", "assertion@assertion", self.at["maskinporten"] + "token")
        bearer = f"Authorization: Bearer {json.loads(told)['access_token']}"
        return self.curl("--header", bearer, self.at["authentication"] + "/exchange/maskinporten").strip('"')

    def transfer(self, bearer):
        """Begins a transfer of the file from the organisation to itself; answers its address."""
        state = json.loads((self.work / "altinn-onboard.json").read_text())
        owner, resource = found(state, "org-number"), found(state, "resource-id")
        party = f"0192:{owner}"
        body = {"fileName": self.file.name, "resourceId": resource, "sendersFileTransferReference": "bench",
                "sender": party, "recipients": [party]}
        told = self.curl("--header", bearer, "--json", json.dumps(body), self.at["broker"] + "/filetransfer")
        return f"{self.at['broker']}/filetransfer/{json.loads(told)['fileTransferId']}"

    def by_others(self):
        """md5sum and curl do the same; answers how long they took."""
        bearer = f"Authorization: Bearer {self.token()}"
        transfer = self.transfer(bearer)
        start = time.perf_counter()
        self.theirs(shutil.which("md5sum"), self.file)
        self.curl("--header", bearer, "--header", "Content-Type: application/octet-stream", "--request", "POST",
                  "--upload-file", self.file, transfer + "/upload")
        self.curl("--header", bearer, "--output", self.work / "back.bin", transfer + "/download")
        took = time.perf_counter() - start
        os.remove(self.work / "back.bin")
        return took


def found(tree, name):
    """The value of a fact, wherever it stands in a state."""
    if isinstance(tree, dict):
        if name in tree and "value" in tree[name]:
            return tree[name]["value"]
        return next(filter(None, (found(part, name) for part in tree.values())), None)
    return None


def memory(process):
    try:
        status = pathlib.Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return 0
    lines = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(lines[0]) * 1024 if lines else 0


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--binary", type=pathlib.Path)
    arguments.add_argument("--size", type=int, default=2_000 * MEGABYTE)
    arguments = arguments.parse_args()
    binary = arguments.binary
    if not binary:
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
        binary = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "altinn-onboard"
    broken = 0

    def row(what, value, limit, unit, detail=""):
        nonlocal broken
        broken += value > limit
        print(f"{what:<42}{value:>8.1f} {unit}   at most {limit} {unit}{'   BROKEN' if value > limit else ''}{detail}")

    bench = Bench(str(binary.resolve()), arguments.size)
    try:
        took, ours, peak = [], [], 0
        for _ in range(3):
            mine, held = bench.ours("try", "transfer", bench.file.name, "--again")
            peak = max(peak, held)
            ours.append(mine)
            took.append(bench.by_others())
        print(f"a file of {arguments.size / MEGABYTE:.0f} MB; folders lie in {bench.root.parent}")
        mine, other = statistics.median(ours), statistics.median(took)
        row("try transfer / md5sum and curl", mine / other, 1.5, "×", f"   ({mine:.1f} s, {other:.1f} s)")
        row("try transfer, peak memory", peak / MEGABYTE, 60, "MB")
        row("sandbox, peak memory", memory(bench.sandbox.pid) / MEGABYTE, 100, "MB")
    finally:
        bench.sandbox.kill()
        bench.sandbox.wait()
        bench.remove()
    sys.exit(broken > 0)


if __name__ == "__main__":
    main()
