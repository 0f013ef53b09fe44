"""``python -m tests.fuzz.run image --minutes 10``: look for bytes that make a parser crash, hang or grow.

atheris (the optional extra ``fuzz``; Linux) changes inputs and keeps those that reach new branches of the
watched Python modules. Native decoders (FFmpeg's, Pillow's, safetensors') are not watched, but their crashes
and memory count. The process gets 1 GB, an input 20 s. What is found lies in ``build/fuzz/PARSER/findings``;
what was kept for the next run in ``build/fuzz/PARSER/corpus``.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.parsers import PARSERS, Parser

MEMORY_MB = 1024
HANG_S = 20


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.fuzz.run", description=__doc__)
    options.add_argument("parser", choices=[*PARSERS, "all"])
    options.add_argument("--minutes", type=float, default=10.0)
    options.add_argument("--folder", type=Path, default=Path("build/fuzz"))
    options.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    names = list(PARSERS) if chosen.parser == "all" else [chosen.parser]
    if chosen.inside:
        _inside(PARSERS[names[0]], chosen.folder / names[0], chosen.minutes)
        return 0
    failures = [_watch(name, chosen.folder, chosen.minutes) for name in names]
    return int(any(failures))


def _watch(name: str, folder: Path, minutes: float) -> int:
    """Run one parser in a process of its own, and say what came of it."""
    place = folder / name
    (place / "findings").mkdir(parents=True, exist_ok=True)
    before = set((place / "findings").iterdir())
    with (place / "log.txt").open("wb") as log:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.fuzz.run", name, "--inside", "--minutes", str(minutes)]
            + ["--folder", str(folder)],
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )
    text = (place / "log.txt").read_text("utf-8", "replace")
    figures = {
        "parser": name,
        "minutes": minutes,
        "tries": _last(r"stat::number_of_executed_units: (\d+)|^#(\d+)", text),
        "branches": _last(r"cov: (\d+)", text),
        "kept": len(list((place / "corpus").iterdir())) if (place / "corpus").is_dir() else 0,
        "memory_mb": _last(r"stat::peak_rss_mb: +(\d+)|rss: (\d+)Mb", text),
        "findings": sorted(path.name for path in set((place / "findings").iterdir()) - before),
    }
    print(json.dumps(figures), flush=True)  # noqa: T201 - a command of its own
    if ran.returncode or figures["findings"]:
        print(f"fuzz: {name} failed; see {place / 'log.txt'}", file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _last(pattern: str, text: str) -> int:
    found = re.findall(pattern, text, re.MULTILINE)
    if not found:
        return 0
    last = found[-1]
    return int(last if isinstance(last, str) else next(filter(None, last)))


def _inside(parser: Parser, place: Path, minutes: float) -> None:
    import atheris

    corpus, seeds = place / "corpus", place / "seeds"
    for folder in (corpus, seeds, place / "findings"):
        folder.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f"fuzz-{parser.name}-", dir="/dev/shm"))
    reloaded = [importlib.import_module(name) for name in parser.reloaded]
    with atheris.instrument_imports(include=[*parser.watched, *parser.reloaded]):
        for module in reloaded:
            importlib.reload(module)
        made = parser.make_seeds(scratch)
        for good in made:
            parser.read(good, scratch)
    for number, good in enumerate(made):
        (seeds / f"{number:02}").write_bytes(good)
    longest = max(parser.longest_bytes, *(len(good) for good in made))
    (place / "words.txt").write_text(_dictionary(made))
    atheris.Setup(
        [
            "fuzz",
            str(corpus),
            str(seeds),
            f"-max_total_time={round(minutes * 60)}",
            f"-max_len={longest}",
            f"-rss_limit_mb={MEMORY_MB}",
            f"-malloc_limit_mb={MEMORY_MB}",
            f"-timeout={HANG_S}",
            f"-artifact_prefix={place / 'findings'}/",
            f"-dict={place / 'words.txt'}",
            "-print_final_stats=1",
            "-len_control=0",
        ],
        lambda data: parser.read(data, scratch),
    )
    atheris.Fuzz()


def _dictionary(made: list[bytes]) -> str:
    """Words of the seeds, for libFuzzer to put in."""
    words = {word for good in made for word in re.findall(rb'"?[A-Za-z_][\w.]{2,24}"?', good)}
    values = [
        b"null",
        b"true",
        b"NaN",
        b"-Infinity",
        b"1e999",
        b"-1",
        b"18446744073709551615",
        b"[[[[",
        b"../",
    ]
    lines = ['"' + "".join(f"\\x{byte:02x}" for byte in word) + '"' for word in sorted(words)[:400] + values]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
