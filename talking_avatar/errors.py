"""Errors that reach people: one sentence that says what happened, why, and what to do."""


class UserError(Exception):
    """Something the person at the keyboard can understand and mend.

    ``what`` happened, ``why`` (empty when the first says it all) and ``remedy``; ``str(error)`` is one
    sentence made of the three. Each may quote files of strangers: what cannot be printed, which could move a
    terminal's cursor or colour it, becomes a space, and of a long text only the beginning is told.
    """

    def __init__(self, what: str, why: str = "", remedy: str = "") -> None:
        self.what, self.why, self.remedy = (_told(part).rstrip(".") for part in (what, why, remedy))
        sentence = self.what
        if self.why:
            sentence += f" because {self.why}"
        if self.remedy:
            sentence += f"; {self.remedy}"
        super().__init__(sentence + ".")


_LONGEST = 1000


def _told(text: str) -> str:
    printable = "".join(c if c.isprintable() else " " for c in text)
    return printable if len(printable) <= _LONGEST else printable[:_LONGEST] + " …"
