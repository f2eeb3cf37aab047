#!/usr/bin/env python3
"""Packs what was built for release: one archive a system, and the digests of all.

    python3 .ci/pack.py VERSION BUILT PACKED

BUILT holds a folder `built-TARGET` for each system, with the program in it. PACKED is made: `altinn-onboard-VERSION-TARGET`
as `.tar.gz`, or `.zip` for Windows, with program, README and LICENSE; and SHA256SUMS, for `sha256sum --check`. The same
input gives the same bytes, whenever it is packed. Nothing but Python is needed.
"""
import gzip, hashlib, io, pathlib, sys, tarfile, zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
# The earliest time that a zip can hold, for every file of every archive.
TIME, SECONDS = (1980, 1, 1, 0, 0, 0), 315532800


def tar(files):
    """A `.tar.gz` of (name, mode, content), without owners, times or names of the machine."""
    plain, packed = io.BytesIO(), io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, mode, content in files:
            entry = tarfile.TarInfo(name)
            entry.mode, entry.size, entry.mtime = mode, len(content), SECONDS
            archive.addfile(entry, io.BytesIO(content))
    with gzip.GzipFile(filename="", fileobj=packed, mode="wb", mtime=SECONDS) as stream:
        stream.write(plain.getvalue())
    return packed.getvalue()


def zipped(files):
    """A `.zip` of the same, with the modes for those who unpack it on Unix."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, mode, content in files:
            entry = zipfile.ZipInfo(name, TIME)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, (0o100000 | mode) << 16
            archive.writestr(entry, content)
    return packed.getvalue()


def pack(version, built):
    """The archive of one system: its name and its bytes."""
    target = built.name.removeprefix("built-")
    windows = "windows" in target
    program = built / ("altinn-onboard.exe" if windows else "altinn-onboard")
    found = sorted(path.name for path in built.iterdir())
    if found != [program.name]:
        sys.exit(f"{built} shall hold {program.name} and nothing else, but holds {found}")
    folder = f"altinn-onboard-{version}-{target}"
    files = [(f"{folder}/{program.name}", 0o755, program.read_bytes())]
    files += [(f"{folder}/{name}", 0o644, (ROOT / name).read_bytes()) for name in ("LICENSE", "README.md")]
    return (folder + ".zip", zipped(files)) if windows else (folder + ".tar.gz", tar(files))


def main(version, built, packed):
    systems = sorted(pathlib.Path(built).glob("built-*"))
    if not systems:
        sys.exit(f"{built} holds no folder built-TARGET")
    archives = [pack(version, system) for system in systems]
    packed = pathlib.Path(packed)
    packed.mkdir()
    sums = ""
    for name, content in archives:
        (packed / name).write_bytes(content)
        sums += f"{hashlib.sha256(content).hexdigest()}  {name}\n"
    (packed / "SHA256SUMS").write_bytes(sums.encode())
    print(sums, end="")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
