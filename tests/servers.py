"""Servers that tests talk to, each a context manager: a virtual screen, a session bus with a keychain."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest


def needed(program: str, package: str) -> str:
    """Return the path of ``program``; the test is skipped, naming the package, where it is absent."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed (Debian: apt-get install {package})")
    return path


@contextlib.contextmanager
def screen(width: int = 1366, height: int = 768) -> Iterator[dict[str, str]]:
    """Start Xvfb on a free display; yield the environment in which a program opens its windows there."""
    xvfb = needed("Xvfb", "xvfb")
    reading, writing = os.pipe()
    command = [xvfb, "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24"]
    command += ["-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(
        command, pass_fds=[writing], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        os.close(writing)
        try:
            with os.fdopen(reading, "rb") as answer:
                number = answer.readline().strip()  # an empty line: it ended before it had a display
            if not number:
                pytest.fail("Xvfb ended before it had a display", pytrace=False)
            yield {
                **os.environ,
                "DISPLAY": f":{number.decode()}",
                "QT_QPA_PLATFORM": "xcb",
                "QT_SCALE_FACTOR": "1",
            }
        finally:
            server.terminate()
            server.wait(timeout=20)


@contextlib.contextmanager
def keychain(folder: Path, environment: Mapping[str, str] = os.environ) -> Iterator[dict[str, str]]:
    """Start a session bus with an unlocked, empty gnome-keyring whose home is ``folder``.

    Yields the environment in which a program finds this Secret Service and no other.
    """
    bus_program = needed("dbus-daemon", "dbus")
    keyring_program = needed("gnome-keyring-daemon", "gnome-keyring")
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, parents=True)
    private = {
        **environment,
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    bus_command = [bus_program, "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(
        bus_command, env=private, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as bus:
        try:
            if bus.stdout is None:
                raise AssertionError("the pipe that was asked for")
            private["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
            keyring_command = [keyring_program, "--foreground", "--unlock", "--components=secrets"]
            with subprocess.Popen(
                keyring_command,
                env=private,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            ) as daemon:
                try:
                    if daemon.stdin is None or daemon.stdout is None:
                        raise AssertionError("the pipes that were asked for")
                    daemon.stdin.write(b"\n")  # an empty password makes and unlocks the login collection
                    daemon.stdin.close()
                    daemon.stdout.readline()  # its control socket: it is ready
                    yield private
                finally:
                    daemon.terminate()
                    daemon.wait(timeout=20)
        finally:
            bus.terminate()
            bus.wait(timeout=20)
