#!/bin/sh
# Makes an AppDir, and with appimagetool an AppImage, of build/app/talking-avatar (packaging/build_app.sh).
# appimagetool (https://github.com/AppImage/appimagetool) must be in PATH; it signs where TALKING_AVATAR_GPG_KEY names a
# key. `build_appimage.sh --appdir` stops before it. Build on the oldest system that shall run it: glibc is not bundled.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
linux=$root/packaging/linux
app=$root/build/app/talking-avatar
appdir=$root/build/TalkingAvatar.AppDir
[ -x "$app/talking-avatar" ] || { echo "build_appimage: build the program first (packaging/build_app.sh)." >&2; exit 1; }
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/pyproject.toml")

rm -rf "$appdir"
mkdir -p "$appdir/usr/bin" "$appdir/usr/lib"
cp -a "$app" "$appdir/usr/lib/talking-avatar"
ln -s ../lib/talking-avatar/talking-avatar "$appdir/usr/bin/talking-avatar"
install -Dm644 "$linux"/*.desktop -t "$appdir/usr/share/applications"
install -Dm644 "$linux"/*.metainfo.xml -t "$appdir/usr/share/metainfo"
cp "$linux"/*.desktop "$appdir/"
cp "$root/resources/icons/app.svg" "$appdir/talking-avatar.svg"
ln -s talking-avatar.svg "$appdir/.DirIcon"
cat >"$appdir/AppRun" <<'APPRUN'
#!/bin/sh
exec "$(dirname -- "$(readlink -f -- "$0")")/usr/bin/talking-avatar" "$@"
APPRUN
chmod 755 "$appdir/AppRun"

if [ "${1:-}" = --appdir ]; then
    echo "$appdir"
    exit
fi
command -v appimagetool >/dev/null || { echo "build_appimage: appimagetool is not in PATH; the AppDir is $appdir." >&2; exit 1; }
set -- --no-appstream "$appdir" "$root/build/Talking_Avatar-$version-$(uname -m).AppImage"
[ -z "${TALKING_AVATAR_GPG_KEY:-}" ] || set -- --sign --sign-key "$TALKING_AVATAR_GPG_KEY" "$@"
VERSION=$version ARCH=$(uname -m) appimagetool "$@"
