"""A plugin of pytest: a test that would begin a process is skipped, as there is none under node."""

import subprocess

import pytest


class _None(subprocess.Popen):
    """In the place of the class that begins processes."""

    def __init__(self, *_: object, **__: object) -> None:
        self.returncode = 0  # is read as the object ends
        self._child_created = False
        pytest.skip("there are no processes here")


subprocess.Popen = _None
