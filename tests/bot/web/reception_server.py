"""`python -m tests.bot.web.reception_server FD FILE`: a small application behind the product's reception.

One process with two threads; a body has a second.
"""

from __future__ import annotations

import multiprocessing
import sys
import time

from flask import Flask, Response, request, send_file
from granian.constants import HTTPModes, Interfaces

from bot.web.reception import Reception
from bot.web.shared_door import DoorServer

BODY_WITHIN_S = 1.0
THREADS = 2


def small_app(file: str) -> Flask:
    """Gives back what it is told, and a file."""
    app = Flask("small", static_folder=None)

    @app.route("/echo/<path:name>", methods=["GET", "POST"])
    def echo(name: str) -> Response:
        told = f"{name} {request.args.get('q', '')} {request.remote_addr} ".encode()
        return Response(told + request.get_data(), headers={"X-Host": request.host})

    @app.post("/small")
    def small() -> str:
        request.max_content_length = 10
        return str(len(request.get_data()))

    @app.get("/slow")
    def slow() -> str:
        time.sleep(0.3)
        return "done"

    @app.get("/file")
    def fetched() -> Response:
        return send_file(file, mimetype="application/zip")

    @app.get("/changed")
    def changed() -> Response:
        answer = send_file(file, mimetype="application/zip")
        answer.direct_passthrough = False
        answer.set_data(answer.get_data()[:100])
        return answer

    return app


def main(door: int, file: str) -> None:
    """Serve until SIGTERM."""
    multiprocessing.set_start_method("fork")
    server = DoorServer(
        door,
        "small",
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=1,
        log_access=False,
    )
    reception = Reception(small_app(file), THREADS, BODY_WITHIN_S)
    server.serve(target_loader=lambda: reception.answer, wrap_loader=False)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
