#!/bin/sh
# Builds the program as one folder that needs no Python: build/app/talking-avatar/. Linux and macOS.
# Works in an environment of its own (build/app-venv), which it makes from the wheel and packaging/constraints.txt.
# `packaging/smoke_test_app.py build/app/talking-avatar/talking-avatar` tries the result out.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
python=${TALKING_AVATAR_PYTHON:-python3}
venv=$root/build/app-venv
pyinstaller=6.22.3

"$python" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' || {
    echo "build_app: $python is not Python 3.10 to 3.13; name one with TALKING_AVATAR_PYTHON." >&2
    exit 1
}
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
rm -rf "$root/build/app-wheel"
"$venv/bin/python" -m pip install -q --disable-pip-version-check -c "$root/packaging/constraints.txt" hatchling "pyinstaller==$pyinstaller"
(cd "$root" && "$venv/bin/python" -m hatchling build -t wheel -d build/app-wheel)
"$venv/bin/python" -m pip uninstall -q -y talking-avatar
"$venv/bin/python" -m pip install -q --disable-pip-version-check -c "$root/packaging/constraints.txt" "$(ls "$root"/build/app-wheel/*.whl)[heic]"

# From another folder, so that the wheel is collected and not the checkout.
mkdir -p "$root/build/app"
cd "$root/build/app"
"$venv/bin/python" -m PyInstaller --noconfirm --log-level WARN --distpath "$root/build/app" --workpath "$root/build/app-work" \
    "$root/packaging/pyinstaller/talking_avatar.spec"

app=$root/build/app/talking-avatar
cp "$root/LICENSE" "$root/NOTICE" "$app/"
cp -R "$root/LICENSES" "$app/"
cp "$root"/packaging/licences/*.txt "$app/LICENSES/"
"$venv/bin/python" "$root/packaging/make_sbom.py" -o "$app/sbom.json" --licences "$app/licences.md" \
    --without pyvirtualcam
du -sh "$app"
