"""What the library's windows say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from talking_avatar.desktop.library.portraits import LibraryPortrait, Rights

translate = QCoreApplication.translate


def rights_choices() -> list[tuple[Rights, str]]:
    """The answers to "Why may you use this picture?", in the order in which they are asked."""
    return [
        (Rights.MINE, translate("Library", "It shows me")),
        (Rights.PERMISSION, translate("Library", "The person allowed me to use it")),
        (Rights.GENERATED, translate("Library", "It was generated: nobody looks like this")),
        (Rights.PUBLIC_DOMAIN, translate("Library", "It is in the public domain, like an old painting")),
    ]


def rights_words(portrait: LibraryPortrait) -> str:
    """One line on where a portrait comes from."""
    if portrait.bundled:
        return translate("Library", "Comes with the app: an invented person")
    return {
        Rights.MINE: translate("Library", "Your picture"),
        Rights.PERMISSION: translate("Library", "Used with permission"),
        Rights.GENERATED: translate("Library", "Generated picture"),
        Rights.PUBLIC_DOMAIN: translate("Library", "Public domain"),
    }[portrait.rights]
