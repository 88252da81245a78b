"""A line to a server that is far away: each octet arrives half a round trip later, both ways, in order.

``python -m tests.rigs.far_line PORT SECONDS`` prints the port it listens at and serves until its stdin ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def far_line(port: int, round_trip: float) -> Iterator[int]:
    """Yield the port of a line to ``port`` on this computer whose round trip takes so many seconds."""
    command = [sys.executable, "-m", __name__, str(port), str(round_trip)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdin is not None and process.stdout is not None  # noqa: PT018
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()
            process.wait(timeout=20)


async def _carry(source: asyncio.StreamReader, sink: asyncio.StreamWriter, late: float) -> None:
    """Hand on what comes, each piece ``late`` seconds after it came: a line has room for many at once."""
    loop = asyncio.get_running_loop()
    under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def arrive() -> None:
        while True:
            due, octets = await under_way.get()
            await asyncio.sleep(max(0.0, due - loop.time()))
            if not octets:
                break
            sink.write(octets)
            await sink.drain()
        sink.close()

    arriving = asyncio.create_task(arrive())
    with contextlib.suppress(OSError):
        while octets := await source.read(65_536):
            under_way.put_nowait((loop.time() + late, octets))
    under_way.put_nowait((loop.time() + late, b""))
    with contextlib.suppress(OSError):
        await arriving


async def _serve(port: int, round_trip: float) -> None:
    async def line(near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        far, there = await asyncio.open_connection("localhost", port)
        for writer in (back, there):
            writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.gather(_carry(near, there, round_trip / 2), _carry(far, back, round_trip / 2))

    server = await asyncio.start_server(line, "localhost", 0, family=socket.AF_INET)
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), float(sys.argv[2])))
