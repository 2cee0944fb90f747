"""Serves moto with the fixes the sandbox needs. Prints its port, and ends when its standard input does."""

import os
import signal
import sys
import threading

import alarm_fixes
import codedeploy_fixes
import dynamodb_fixes
import events_fixes
import general_fixes
import interpreter_fixes
import kms_fixes
import lambda_fixes
import logs_fixes
import redrive_fixes
import replay_fixes
import s3_fixes
import sqs_fixes
import stepfunctions_fixes
import terraform_calls

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server


class Handler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"  # keep connections: one handshake a request would halve the throughput

    def log_request(self, code="-", size="-"):
        pass


def end_with_standard_input():
    """The sandbox holds the other end of this pipe: however it ends, this process ends with it."""
    sys.stdin.buffer.read()
    os._exit(0)


def main():
    # A signal reaches the whole process group, but the sandbox still needs the emulator to clean up.
    for ignored in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ignored, signal.SIG_IGN)
    for fixes in (
        general_fixes,
        sqs_fixes,
        redrive_fixes,
        kms_fixes,
        dynamodb_fixes,
        lambda_fixes,
        codedeploy_fixes,
        stepfunctions_fixes,
        interpreter_fixes,
        events_fixes,
        replay_fixes,
        s3_fixes,
        logs_fixes,
        alarm_fixes,
    ):
        fixes.apply()
    moto = DomainDispatcherApplication(create_backend_app)
    server = make_server(
        "127.0.0.1", 0, terraform_calls.TerraformCalls(moto), threaded=True, request_handler=Handler
    )
    os.environ["MOTO_PORT"] = str(server.server_port)
    threading.Thread(target=end_with_standard_input, daemon=True).start()
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
