"""Takes new texts of the window, and sentences of the rooms below, into resources/translations, and makes .qm
files of what is translated.

Run it after texts have changed, translate what is marked "unfinished" in the .ts files, and run it again.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import sentence_templates

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "es")


def run(tool: str, *words: str) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{tool}")
    subprocess.run([program, *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "talking_avatar/desktop").rglob("*.py"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    templates = sentence_templates.templates()
    sentence_templates.LIST.write_text("\n".join(templates) + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        listed = Path(place) / "sentences.py"
        listed.write_text("".join(f"translate('Sentence', {text!r})\n" for text in templates), "utf-8")
        for code in LANGUAGES:
            update(code, [*sources, str(listed)])


def update(code: str, sources: list[str]) -> None:
    ts = FOLDER / f"talking_avatar_{code}.ts"
    taken = ("-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", code)
    run("lupdate", *sources, *taken, "-ts", str(ts))
    run("lrelease", str(ts), "-qm", str(ts.with_suffix(".qm")))
    missing = ts.read_text(encoding="utf-8").count('type="unfinished"')
    sys.stdout.write(f"{ts.name}: {missing} to translate\n")


if __name__ == "__main__":
    main()
