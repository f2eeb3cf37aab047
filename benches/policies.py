#!/usr/bin/env python3
"""Measures what is done with policies against xmllint and /bin/true in one run, so that the machine's speed falls out.

    python3 benches/policies.py           builds the release and measures it
    python3 benches/policies.py --binary PATH [--quick] [--shared FOLDER]

All policies of the shared data in one call, beside one call of xmllint with the XACML schema on the same files, in pairs:
`lint`, `migrate`, and `test` with every answer that the policies give today, which is to decide them all. `diff` takes
two policies, so it is called for each with a changed copy, beside xmllint on the same two. Then one ordinary policy
beside /bin/true. Last, policies of many rules beside others of half as many, and on one line beside many lines, in each
format: what is said grows with the file and not faster. Each row says the ratio and its limit; exit 1 when a limit is
broken. It needs Python, xmllint, and the folder of shared data (ALTINN_ONBOARD_SHARED). Linux only.
"""
import argparse, os, pathlib, shutil, statistics, subprocess, sys, time

from measure import ROOT, TRUE, Place, in_memory


def timed(place, commands, output):
    """Runs commands to their ends with stdout to a file; answers how long they took, in seconds."""
    if isinstance(commands[0], list):
        return sum(timed(place, command, output) for command in commands)
    command = commands
    with open(place.work / output, "wb") as to, open(os.devnull, "wb") as nowhere:
        start = time.perf_counter()
        process = os.posix_spawn(command[0], command, place.variables, file_actions=[
            (os.POSIX_SPAWN_DUP2, to.fileno(), 1), (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2)])
        _, status, _ = os.wait4(process, 0)
        took = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        sys.exit(f"{' '.join(command[:6])} … ended with {os.waitstatus_to_exitcode(status)}")
    return took


def pairs(place, ours, theirs, times):
    """The median of the ratios of neighbouring runs, and the medians of both."""
    took = [(timed(place, ours, "ours"), timed(place, theirs, "theirs")) for _ in range(times)]
    ratios = [mine / other for mine, other in took]
    return (statistics.median(ratios), *(statistics.median(column) for column in zip(*took)))


def decisions(place, binary, policies):
    """A file of cases: what each policy answers today. Answers its path, the policies that can be asked, and how many cases
    there are."""
    book, cases = str(place.work / "book.toml"), place.work / "cases.toml"
    told, asked = "", []
    for policy in policies:
        record = [binary, "policy", "test", "--record", policy, "--output", book, "--force"]
        # A few are no policies that the platform loads, or name no action.
        if subprocess.run(record, cwd=place.work, env=place.variables, capture_output=True).returncode:
            continue
        head, *rest = pathlib.Path(book).read_text().split("[[case]]")
        told += "".join(f"[[case]]\n{head.strip()}\n{case.strip()}\n\n" for case in rest)
        asked.append(policy)
    cases.write_text(told)
    return str(cases), asked, told.count("[[case]]")


def changed(place, policies):
    """Copies in which the last word of a subject is another; answers pairs of paths."""
    pairs = []
    for policy in policies:
        copy = pathlib.Path(policy).with_suffix(".changed")
        copy.write_bytes(pathlib.Path(policy).read_bytes().replace(b">DAGL<", b">LEDE<").replace(b">dagl<", b">lede<"))
        pairs.append((policy, str(copy)))
    return pairs


def match(function, attribute, category, value):
    string = "http://www.w3.org/2001/XMLSchema#string"
    return (f'<AllOf><Match MatchId="urn:oasis:names:tc:xacml:{function}"><AttributeValue DataType="{string}">{value}'
            f'</AttributeValue><AttributeDesignator AttributeId="{attribute}" Category="urn:oasis:names:tc:xacml:{category}"'
            f' DataType="{string}" MustBePresent="false"/></Match></AllOf>')


def of_rules(place, count, lines):
    """A policy of so many rules, in each of which there is something to find; answers its path."""
    def rule(number):
        parts = [match("1.0:function:string-equal", "urn:altinn:rolecode", "1.0:subject-category:access-subject", "dagl"),
                 match("1.0:function:string-equal", "urn:altinn:resource", "3.0:attribute-category:resource", "ttd-x"),
                 match("3.0:function:string-equal-ignore-case", "urn:oasis:names:tc:xacml:1.0:action:action-id",
                       "3.0:attribute-category:action", f"a{number}")]
        target = "".join(f"<AnyOf>{part}</AnyOf>" for part in parts)
        return f'<Rule RuleId="urn:r:{number}" Effect="Permit"><Target>{target}</Target></Rule>'
    policy = ('<Policy xmlns="urn:oasis:names:tc:xacml:3.0:core:schema:wd-17" PolicyId="urn:p" Version="1.0" RuleCombiningAlgId='
              '"urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides"><Target/>'
              + "".join(map(rule, range(count))) + "</Policy>")
    path = place.work / f"{count}-{'lines' if lines else 'line'}.xml"
    path.write_text(policy.replace("><", ">\n<") if lines else policy)
    return str(path)


def growing(place, binary, times):
    """Rows of twice the rules, and of one line beside many."""
    for kind in ("human", "json", "sarif"):
        lint = lambda count, lines: [binary, "policy", "lint", "--format", kind, of_rules(place, count, lines)]
        for lines in (False, True):
            where = "many lines" if lines else "one line"
            for count in (1000, 2000, 4000):
                yield (f"{count} rules / {count // 2}, {where}, {kind}", 2.5, times, lint(count, lines), lint(count // 2, lines))
        yield (f"one line / many, {kind}", 2, times, lint(4000, False), lint(4000, True))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--binary", type=pathlib.Path)
    arguments.add_argument("--quick", action="store_true", help="a tenth of the repetitions")
    arguments.add_argument("--shared", default=os.environ.get("ALTINN_ONBOARD_SHARED", ROOT / ".." / "shared"))
    arguments = arguments.parse_args()
    binary = arguments.binary
    if not binary:
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
        binary = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "altinn-onboard"
    binary = str(binary.resolve())
    data = pathlib.Path(arguments.shared).resolve() / "data"
    xmllint = shutil.which("xmllint") or sys.exit("xmllint is not installed")
    many, few = (30, 10) if arguments.quick else (300, 100)
    broken = 0

    place = Place(in_memory())
    place.variables["XML_CATALOG_FILES"] = str(data / "xsd" / "catalog.xml")
    policies = sorted((data / "policies").glob("*.xml"))
    sizes = sorted((policy.stat().st_size, policy) for policy in policies)
    total, (_, ordinary) = sum(size for size, _ in sizes), sizes[len(sizes) // 2]
    # Copies in memory, so that no disk is measured.
    copies = [shutil.copy(policy, place.work / policy.name) for policy in policies]
    copies = [str(copy) for copy in copies]
    one = str(place.work / ordinary.name)
    schema = str(data / "xsd" / "xacml-core-v3-schema-wd-17.xsd")
    os.chdir(place.work)
    try:
        judge = [xmllint, "--nonet", "--noout", "--schema", schema]
        cases, asked, count = decisions(place, binary, copies)
        both = changed(place, asked)
        rows = [
            (f"lint {len(policies)} policies, {total / 1e6:.1f} MB / xmllint", 1, few,
             [binary, "policy", "lint", "--format", "json", *copies], [*judge, *copies]),
            ("migrate them / xmllint", 40, few, [binary, "policy", "migrate", "--format", "json", *asked], [*judge, *asked]),
            (f"{count} decisions on them / xmllint", 40, few, [binary, "policy", "test", cases], [*judge, *copies]),
            (f"diff {len(both)} with changed ones / xmllint", 1.5, max(few // 10, 3),
             [[binary, "policy", "diff", *two] for two in both], [[*judge, *two] for two in both]),
            (f"one policy of {sizes[len(sizes) // 2][0]} bytes / true", 3, many,
             [binary, "policy", "lint", one, "--format", "json"], [TRUE]),
            ("the same as text / true", 3, many, [binary, "policy", "lint", one], [TRUE]),
        ]
        for what, limit, times, ours, theirs in [*rows, *growing(place, binary, max(few // 12, 3))]:
            ratio, mine, other = pairs(place, ours, theirs, times)
            holds = ratio <= limit
            broken += not holds
            print(f"{what:<42}{ratio:>8.2f} ×   at most {limit} ×{'' if holds else '   BROKEN'}"
                  f"   ({mine * 1000:.2f} ms, {other * 1000:.2f} ms)")
    finally:
        os.chdir(ROOT)
        place.remove()
    sys.exit(broken > 0)


if __name__ == "__main__":
    main()
