#!PYTHON
"""A function for the tests: each event is a JSON object whose "do" says how to behave."""

import json
import os
import sys
import time
import urllib.request

API = f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime"


def post(path, body):
    urllib.request.urlopen(urllib.request.Request(f"{API}{path}", data=json.dumps(body).encode(), method="POST")).read()


if os.environ.get("FAIL_INIT") == "report":
    post("/init/error", {"errorMessage": "no such table", "errorType": "Settings"})
    sys.exit(1)
if os.environ.get("FAIL_INIT") == "exit":
    print("nothing to live for", flush=True)
    sys.exit(7)

while True:
    with urllib.request.urlopen(f"{API}/invocation/next") as answer:
        event = json.load(answer)
        headers = dict(answer.headers)
    request_id = headers["Lambda-Runtime-Aws-Request-Id"]
    match event.get("do", "describe"):
        case "describe":
            post(
                f"/invocation/{request_id}/response",
                {"pid": os.getpid(), "headers": headers, "environment": dict(os.environ), "folder": os.getcwd()},
            )
        case "fail":
            post(f"/invocation/{request_id}/error", {"errorMessage": "out of luck", "errorType": "Luck"})
        case "fail in words":
            post(f"/invocation/{request_id}/error", "out of luck")
        case "answer too much":
            try:
                post(f"/invocation/{request_id}/response", "x" * (6 * 1024 * 1024 - 1))
            except urllib.error.HTTPError as refusal:
                assert refusal.code == 413
        case "exit":
            os._exit(3)
        case "hang":
            time.sleep(3600)
        case "log":
            print('{"_aws":{},"Received":3,"Stored":2}', flush=True)
            print("a line", file=sys.stderr, flush=True)
            post(f"/invocation/{request_id}/response", {})
        case "answer to another":
            try:
                post("/invocation/of-another/response", {})
            except urllib.error.HTTPError as refusal:
                post(f"/invocation/{request_id}/response", {"status": refusal.code})
