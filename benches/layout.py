#!/usr/bin/env python3
"""Finds out which functions run in a short command, and writes them down for the linker to lay side by side.

    CARGO_PROFILE_RELEASE_STRIP=none cargo build --release
    python3 benches/layout.py [--binary PATH] [--shared FOLDER]

A function is a section of its own, and lies where the compiler came upon it: what a short command runs is a twelfth of
the program, scattered over all of it, and the kernel maps sixteen pages for each one that is touched. The list is
`benches/layout.ld`, a script of the linker, which `build.rs` hands over. It holds names and no addresses: a name that no function
has any more is passed over, and a function that is not named lies where it would have lain, so that a list that has grown
old costs time and nothing else. Write it anew when the compiler or much of the program has changed, and measure
(`benches/measure.py`, `benches/policies.py`).

It needs Python, nm, valgrind, which tells every function that ran, and the folder of shared data
(ALTINN_ONBOARD_SHARED) with the policies that benches/policies.py measures. Linux only.
"""
import argparse, collections, os, pathlib, re, subprocess, sys

from measure import ROOT, Ready

LAYOUT = ROOT / "benches" / "layout.ld"
HEAD = """\
/* What a short command runs, side by side. Written by benches/layout.py, which says why and when. */
SECTIONS {
  .text_start : {
"""
TAIL = """\
  }
}
INSERT BEFORE .text;
"""


def ran(ready, command):
    """The functions that a command runs, by their names in the object file."""
    told = ready.root / "callgrind.out"
    traced = ["valgrind", "--tool=callgrind", "--demangle=no", "--compress-strings=no", f"--callgrind-out-file={told}"]
    done = subprocess.run([*traced, *command], env=ready.variables | {"PATH": os.environ["PATH"]}, capture_output=True)
    if done.returncode not in (0, 3):
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()}")
    names = (line[3:].strip() for line in told.read_text(errors="replace").splitlines() if line.startswith("fn="))
    # Behind the apostrophe stands how deep it called itself.
    return {name.split("'")[0] for name in names}


def listed(binary):
    """All functions of the program with where they lie and how large they are."""
    told = subprocess.run(["nm", "--print-size", "--numeric-sort", "--defined-only", binary], capture_output=True,
                          text=True, check=True).stdout
    rows = (line.split() for line in told.splitlines())
    return {row[3]: (row[0], int(row[1], 16)) for row in rows if len(row) == 4 and row[2] in "tTwW"}


def lasting(name):
    """The name without what changes from build to build: hashes of the function and of crates, numbers of the linker."""
    name = re.sub(r"17h[0-9a-f]{16}E", "17h*E", name)
    name = re.sub(r"\.llvm\.\d+$", "*", name)
    return re.sub(r"Cs[0-9A-Za-z]+_", "Cs*_", name)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--binary", type=pathlib.Path, default=ROOT / "target" / "release" / "altinn-onboard")
    arguments.add_argument("--shared", default=os.environ.get("ALTINN_ONBOARD_SHARED", ROOT / ".." / "shared"))
    arguments = arguments.parse_args()
    binary = str(arguments.binary.resolve())
    functions = listed(binary)
    if not functions:
        sys.exit(f"{binary} has no names: build it with CARGO_PROFILE_RELEASE_STRIP=none")
    ready = Ready(binary)
    os.chdir(ready.work)
    try:
        ready.rehearse()
        policies = (pathlib.Path(arguments.shared).resolve() / "data" / "policies").glob("*.xml")
        by_size = sorted((path.stat().st_size, str(path)) for path in policies)
        # The one that benches/policies.py takes for an ordinary one.
        policy = by_size[len(by_size) // 2][1]
        commands = [["--version"], ["checklist"], ["policy", "lint", policy], ["policy", "lint", policy, "--format", "json"]]
        users = collections.defaultdict(set)
        for number, command in enumerate(commands):
            for name in ran(ready, [binary, *command]):
                users[name].add(number)
    finally:
        os.chdir(ROOT)
        ready.remove()
    # Functions of the same code are one, under several names, and its section bears any of them.
    places = collections.defaultdict(set)
    for name, (place, _) in functions.items():
        places[place] |= users.get(name, set())
    users = {name: places[place] for name, (place, _) in functions.items() if places[place]}
    named = collections.defaultdict(list)
    for name in functions:
        named[lasting(name)].append(name)
    size = lambda names: sum(functions[name][1] for name in names)
    # What most commands run comes first, then what the same ones run.
    rank = lambda numbers: (-len(numbers), sorted(numbers))
    precise, exact, loose = [], [], []
    for pattern, names in named.items():
        used = [name for name in names if name in users]
        if not used:
            continue
        numbers = set().union(*(users[name] for name in used))
        # Many functions may have one name, since it does not tell for which types: those that ran are told by their hashes
        # first, and what is left of that name follows after all others, for the day on which the hashes are others.
        if size(used) * 2 < size(names):
            exact += [(rank(users[name]), name) for name in used]
            loose.append((rank(numbers), pattern))
        else:
            precise.append((rank(numbers), pattern))
    lines = [name for part in (sorted(precise + exact), sorted(loose)) for _, name in part]
    LAYOUT.write_text(HEAD + "".join(f'    *(".text*.{line}")\n' for line in lines) + TAIL)
    print(f"{len(lines)} names")


if __name__ == "__main__":
    main()
