"""Sends the cases of a JSON file with boto3 to an endpoint, in their order. Argument 1: the file; argument 2: the endpoint."""
import json
import sys

import boto3
from botocore import xform_name
from botocore.config import Config

client = boto3.client(
    "ivschat", region_name="us-west-2", endpoint_url=sys.argv[2], aws_access_key_id="AKIDEXAMPLE",
    aws_secret_access_key="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", aws_session_token="session-token",
    config=Config(parameter_validation=False, retries={"total_max_attempts": 1}))
with open(sys.argv[1], encoding="utf-8") as file:
    for case in json.load(file):
        getattr(client, xform_name(case["operation"]))(**case["input"])
