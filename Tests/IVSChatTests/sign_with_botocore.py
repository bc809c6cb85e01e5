"""Signs the request of each line of a file, a JSON object with method, url, headers, body and date, and prints Authorization as JSON."""
import datetime
import json
import sys

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

credentials = Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "session-token")
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        case = json.loads(line)
        date = datetime.datetime.strptime(case["date"], "%Y%m%dT%H%M%SZ")
        botocore.auth.get_current_datetime = lambda: date
        request = AWSRequest(
            case["method"], case["url"], headers=case["headers"], data=case["body"].encode() or None)
        botocore.auth.SigV4Auth(credentials, "ivschat", "us-west-2").add_auth(request)
        print(json.dumps(request.headers["Authorization"]))
