"""Signs each request on standard input (one JSON object a line) with botocore and prints the stages, a line each."""
import base64
import datetime
import json
import sys

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

for line in sys.stdin:
    case = json.loads(line)
    moment = datetime.datetime.fromtimestamp(case["seconds"], datetime.timezone.utc)
    botocore.auth.get_current_datetime = lambda *_, **__: moment
    credentials = Credentials(case["key"], case["secret"], case.get("token"))
    request = AWSRequest(method=case["method"], url=case["url"], data=base64.b64decode(case["body"]))
    for name, value in case["headers"]:
        request.headers.add_header(name, value)
    arguments = (credentials, case["service"], case["region"])
    if "expires" in case:
        signer = botocore.auth.SigV4QueryAuth(*arguments, expires=case["expires"])
    else:
        signer = botocore.auth.SigV4Auth(*arguments)
    stages = {}
    for stage in ("canonical_request", "string_to_sign", "signature"):
        def keep(*given, _stage=stage, _compute=getattr(signer, stage)):
            stages[_stage] = _compute(*given)
            return stages[_stage]
        setattr(signer, stage, keep)
    signer.add_auth(request)
    stages["authorization"] = request.headers.get("Authorization", "")
    stages["url"] = request.url
    print(json.dumps(stages))
