"""Errors that reach people: one sentence that says what happened, why, and what to do."""


class UserError(Exception):
    """Something the person at the keyboard can understand and mend.

    ``what`` happened, ``why`` (empty when the first says it all) and ``remedy``; ``str(error)`` is one
    sentence made of the three.
    """

    def __init__(self, what: str, why: str = "", remedy: str = "") -> None:
        self.what = what.rstrip(".")
        self.why = why.rstrip(".")
        self.remedy = remedy.rstrip(".")
        sentence = self.what
        if self.why:
            sentence += f" because {self.why}"
        if self.remedy:
            sentence += f"; {self.remedy}"
        super().__init__(sentence + ".")
