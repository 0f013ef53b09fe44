#!/bin/sh
# Makes build/Talking_Avatar-VERSION.dmg of "build/app/Talking Avatar.app" (packaging/build_app.sh on a Mac with Apple silicon).
#
# NOT TRIED: written without a Mac at hand. Expect to mend it at its first use, and then remove this note.
#
# Signing and notarising, each only where its variable is set:
#   TALKING_AVATAR_SIGN_IDENTITY    "Developer ID Application: NAME (TEAM)"; build_app.sh uses it too
#   TALKING_AVATAR_NOTARY_PROFILE   a keychain profile made with `xcrun notarytool store-credentials`
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
app="$root/build/app/Talking Avatar.app"
[ -d "$app" ] || { echo "build_dmg: build the program first (packaging/build_app.sh)." >&2; exit 1; }
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/pyproject.toml")
dmg=$root/build/Talking_Avatar-$version.dmg
stage=$root/build/dmg

if [ -n "${TALKING_AVATAR_SIGN_IDENTITY:-}" ]; then
    # From the inside out: every library, then the program.
    find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
        xargs -0 codesign --force --timestamp --options runtime --sign "$TALKING_AVATAR_SIGN_IDENTITY"
    codesign --force --timestamp --options runtime --entitlements "$root/packaging/macos/entitlements.plist" \
        --sign "$TALKING_AVATAR_SIGN_IDENTITY" "$app"
    codesign --verify --deep --strict "$app"
else
    echo "build_dmg: not signed; macOS will refuse to open it on other computers without a detour." >&2
fi

rm -rf "$stage" "$dmg"
mkdir -p "$stage"
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
hdiutil create -volname "Talking Avatar" -srcfolder "$stage" -format UDZO -ov "$dmg"
rm -rf "$stage"

if [ -n "${TALKING_AVATAR_SIGN_IDENTITY:-}" ]; then
    codesign --timestamp --sign "$TALKING_AVATAR_SIGN_IDENTITY" "$dmg"
    if [ -n "${TALKING_AVATAR_NOTARY_PROFILE:-}" ]; then
        xcrun notarytool submit "$dmg" --keychain-profile "$TALKING_AVATAR_NOTARY_PROFILE" --wait
        xcrun stapler staple "$dmg"
    fi
fi
echo "$dmg"
