#!/bin/sh
# Makes build/talking-avatar_VERSION_ARCH.deb of build/app/talking-avatar (packaging/build_app.sh). Needs dpkg-deb only.
# Sign a repository of such packages, not the package: apt checks the repository's signature.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
linux=$root/packaging/linux
app=$root/build/app/talking-avatar
[ -x "$app/talking-avatar" ] || { echo "build_deb: build the program first (packaging/build_app.sh)." >&2; exit 1; }
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/pyproject.toml")
architecture=$(dpkg --print-architecture)
glibc=$(getconf GNU_LIBC_VERSION | cut -d' ' -f2)
tree=$root/build/deb

rm -rf "$tree"
mkdir -p "$tree/DEBIAN" "$tree/usr/bin" "$tree/usr/lib"
cp -a "$app" "$tree/usr/lib/talking-avatar"
ln -s ../lib/talking-avatar/talking-avatar "$tree/usr/bin/talking-avatar"
install -Dm644 "$linux"/*.desktop -t "$tree/usr/share/applications"
install -Dm644 "$linux"/*.metainfo.xml -t "$tree/usr/share/metainfo"
install -Dm644 "$root/resources/icons/app.svg" "$tree/usr/share/icons/hicolor/scalable/apps/talking-avatar.svg"
install -Dm644 "$linux/talking-avatar-modules-load.conf" "$tree/usr/lib/modules-load.d/talking-avatar.conf"
install -Dm644 "$linux/talking-avatar-modprobe.conf" "$tree/usr/lib/modprobe.d/talking-avatar.conf"
install -Dm644 "$linux/70-talking-avatar.rules" -t "$tree/usr/lib/udev/rules.d"
install -Dm644 "$root/NOTICE" "$tree/usr/share/doc/talking-avatar/NOTICE"
{
    printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Talking Avatar\n'
    printf 'Comment: passed on as a whole under GPL-3.0-or-later, see LICENSES/BUNDLE.txt in /usr/lib/talking-avatar; beside it\n NOTICE, licences.md and the texts tell what comes from others.\n\nFiles: *\n'
    printf 'Copyright: 2026 Talking Avatar contributors\nLicense: MIT\n'
    sed '1,/^Copyright/d' "$root/LICENSE" | sed 's/^$/./; s/^/ /'
} >"$tree/usr/share/doc/talking-avatar/copyright"
chmod -R u+rwX,go+rX,go-w "$tree"

cat >"$tree/DEBIAN/control" <<CONTROL
Package: talking-avatar
Version: $version
Architecture: $architecture
Maintainer: Talking Avatar contributors <talking-avatar@localhost>
Section: video
Priority: optional
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Depends: libc6 (>= $glibc), libportaudio2, libasound2 | libasound2t64, libegl1, libgl1, libdbus-1-3, libfontconfig1,
 libxkbcommon0, libxkbcommon-x11-0, libx11-6, libx11-xcb1, libxcb1, libwayland-client0, libwayland-egl1, libwayland-cursor0
Recommends: v4l2loopback-dkms, libasound2-plugins
Description: a portrait that talks with your voice, as your webcam
 Pick a photo or a painting of a face, and talk: the face says what you say,
 and other programs see it as a camera. Also makes videos from sound files.
 .
 Everything stays on this computer. v4l2loopback makes the camera.
CONTROL
cat >"$tree/DEBIAN/postinst" <<'POSTINST'
#!/bin/sh
# The camera is there at once where its module is, and from the next boot on elsewhere.
set -e
if [ "$1" = configure ]; then
    if command -v udevadm >/dev/null; then udevadm control --reload 2>/dev/null || :; fi
    if command -v modprobe >/dev/null && ! [ -e /sys/module/v4l2loopback ]; then modprobe v4l2loopback 2>/dev/null || :; fi
fi
POSTINST
chmod 755 "$tree/DEBIAN/postinst"

deb=$root/build/talking-avatar_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zzstd --build "$tree" "$deb"
rm -rf "$tree"
echo "$deb"
