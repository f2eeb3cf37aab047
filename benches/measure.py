#!/usr/bin/env python3
"""Measures the program against /bin/true in one run, so that the machine's speed falls out.

    python3 benches/measure.py            builds the release and measures it
    python3 benches/measure.py --binary PATH [--quick]

Each row says what was measured, the ratio or size, and its limit; exit 1 when a limit is broken. Times are medians of
whole processes, interleaved with /bin/true. Folders lie in memory where the system has a place for that. Peak memory is
the kernel's own figure (VmHWM), read while the program is held at its last write: its stdout is a full pipe. It needs
nothing but Python; with strace it counts the flushes too. Linux only.
"""
import argparse, fcntl, json, os, pathlib, shutil, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TRUE = shutil.which("true") or "/bin/true"
MEGABYTE = 1_000_000
PLACE = ["--env", "sandbox", "--scenario", "instant", "--yes"]
INIT = ["init", "correspondence", *PLACE]


class Place:
    """A home and a working folder of their own, in memory."""

    def __init__(self, base):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="onboard-", dir=base))
        for name in ("home", "config", "data", "work"):
            (self.root / name).mkdir()
        self.variables = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(self.root / "home"),
                          "XDG_CONFIG_HOME": str(self.root / "config"), "XDG_DATA_HOME": str(self.root / "data")}

    @property
    def work(self):
        return self.root / "work"

    def start(self, command, **streams):
        return subprocess.Popen(command, cwd=self.work, env=self.variables, stdin=subprocess.DEVNULL, **streams)

    def run(self, command, expected=0):
        """Runs a command to its end and answers how long it took, in seconds."""
        start = time.perf_counter()
        with open(os.devnull, "wb") as nowhere:
            process = os.posix_spawn(command[0], command, self.variables, file_actions=[
                (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1), (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2)])
            _, status, _ = os.wait4(process, 0)
        took = time.perf_counter() - start
        code = os.waitstatus_to_exitcode(status)
        if code != expected:
            sys.exit(f"{' '.join(command)} ended with {code}")
        return took

    def remove(self):
        shutil.rmtree(self.root)


def in_memory():
    memory = pathlib.Path("/dev/shm")
    return memory if memory.is_dir() and os.access(memory, os.W_OK) else pathlib.Path(tempfile.gettempdir())


def peak_memory(place, command, hold):
    """Peak memory in bytes: held at its last write for `hold` seconds, by when it has done all else."""
    reading, writing = os.pipe()
    room = fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    os.write(writing, b"\0" * room)
    process = place.start(command, stdout=writing, stderr=subprocess.DEVNULL)
    os.close(writing)
    time.sleep(hold)
    if process.poll() is not None:
        sys.exit(f"{' '.join(command)} wrote nothing to hold it by")
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    with os.fdopen(reading, "rb") as pipe:
        pipe.read()
    process.wait()
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) * 1024


def medians(measured, times):
    """Medians of what several functions answer, called in turn."""
    took = [[one() for one in measured] for _ in range(times)]
    return [statistics.median(column) for column in zip(*took)]


class Ready(Place):
    """A place whose sandbox has its keys already, with a key for the client: only the journey is left to be made."""

    def __init__(self, binary):
        super().__init__(in_memory())
        serving = self.start([binary, "sandbox", "--scenario", "instant", "--data", "altinn-onboard.sandbox.json"],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        # It describes itself when it is ready, keys and all.
        serving.stdout.readline()
        serving.kill()
        serving.wait()
        serving.stdout.close()
        self.world = {path.name: path.read_bytes() for path in self.work.iterdir() if path.suffix != ".lock"}
        self.key = self.root / "own-key.pem"
        self.write(self.key, next(text for name, text in self.world.items() if name.endswith("admin-key.pem")))
        self.rehearsal = [binary, *INIT, "--key-source", "file", "--key-file", str(self.key)]

    @staticmethod
    def write(path, content):
        path.touch(mode=0o600)
        path.write_bytes(content)

    def empty(self):
        """Lays the working folder as it was before any rehearsal."""
        for entry in self.work.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        for name, content in self.world.items():
            self.write(self.work / name, content)

    def rehearse(self):
        self.empty()
        return self.run(self.rehearsal)

    def rehearse_all(self):
        """All three products in one state; answers how long they took together."""
        took = self.rehearse()
        return took + sum(self.run([self.rehearsal[0], "init", other, *PLACE]) for other in ("notifications", "broker"))

    def multiply(self, services):
        """Lays a state of so many services, each as the last rehearsal left its one, beside the sandbox's world."""
        path = self.work / "altinn-onboard.json"
        state = json.loads(path.read_text())
        book = state["books"]["rehearsal"]
        service, deployment = book["services"]["correspondence"], book["deployments"]["sandbox"]["correspondence"]
        handles = [f"s{number:03}" for number in range(services)]
        book["services"] = {handle: service for handle in handles}
        book["deployments"]["sandbox"] = {handle: deployment for handle in handles}
        path.write_text(json.dumps(state))


def flushes(place, command):
    if not shutil.which("strace"):
        return None
    log = place.root / "strace.log"
    place.variables["PATH"] = os.environ["PATH"]
    subprocess.run(["strace", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", log, *command], cwd=place.work,
                   env=place.variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return sum("sync(" in line for line in log.read_text().splitlines())


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--binary", type=pathlib.Path)
    arguments.add_argument("--quick", action="store_true", help="a tenth of the repetitions")
    arguments = arguments.parse_args()
    binary = arguments.binary
    if not binary:
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
        binary = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "altinn-onboard"
    binary = str(binary.resolve())
    many, few = (30, 3) if arguments.quick else (300, 30)
    broken = 0

    def row(what, value, limit, unit, detail=""):
        nonlocal broken
        holds = limit is None or value <= limit
        broken += not holds
        said = "" if limit is None else f"   at most {limit} {unit}" + ("" if holds else "   BROKEN")
        print(f"{what:<42}{value:>8.1f} {unit}{said}{detail}")

    ready = Ready(binary)
    os.chdir(ready.work)
    try:
        baseline, rehearsed = medians([lambda: ready.run([TRUE]), ready.rehearse], few)
        print(f"/bin/true takes {baseline * 1000:.2f} ms; folders lie in {ready.root.parent}")
        row("whole rehearsal, key ready", rehearsed / baseline, 300, "×", f"   ({rehearsed * 1000:.0f} ms)")
        one, three = medians([ready.rehearse, ready.rehearse_all], max(few // 4, 5))
        row("all three products / the first of them", three / one, 3, "×", f"   ({three * 1000:.0f} ms)")
        ready.rehearse()
        # The folder holds the full state of the last rehearsal now.
        commands = [[TRUE], [binary, "--version"], [binary, "checklist"]]
        baseline, version, checklist = medians([lambda it=it: ready.run(it) for it in commands], many)
        row("--version", version / baseline, 2, "×", f"   ({version * 1000:.2f} ms)")
        row("checklist of a full state", checklist / baseline, 3, "×", f"   ({checklist * 1000:.2f} ms)")
        row("checklist, peak memory", peak_memory(ready, [binary, "checklist"], 0.5) / MEGABYTE, 10, "MB")
        ready.empty()
        row("whole rehearsal, peak memory", peak_memory(ready, ready.rehearsal, 2 + 10 * rehearsed) / MEGABYTE, 40, "MB")
        resumed = []
        for services in (55, 550):
            ready.rehearse()
            ready.multiply(services)
            resumed.append(statistics.median(ready.run([binary, "resume", "--no-input", "--yes"]) for _ in range(3)))
        row("resume of 550 services against 55", resumed[1] / resumed[0], 15, "×", f"   ({resumed[1] * 1000:.0f} ms)")
        ready.empty()
        counted = flushes(ready, ready.rehearsal)
        if counted is None:
            print("flushes to the disk: not counted, strace is not installed")
        else:
            row("flushes to the disk in a rehearsal", counted, None, "")
        row("binary", os.path.getsize(binary) / MEGABYTE, 14, "MB")
    finally:
        os.chdir(ROOT)
        ready.remove()
    sys.exit(broken > 0)


if __name__ == "__main__":
    main()
